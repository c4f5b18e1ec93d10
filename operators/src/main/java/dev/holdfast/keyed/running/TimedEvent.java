package dev.holdfast.keyed.running;

/**
 * An event with its time.
 *
 * @param timeMillis in milliseconds since 1970
 */
record TimedEvent<T>(long timeMillis, T event) {}
