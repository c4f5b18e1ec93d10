package dev.holdfast.keyed;

/**
 * An event with its time.
 *
 * @param timeMillis in milliseconds since 1970, rounded down
 * @param event never null
 * @param <T> the type of the event
 */
public record TimedEvent<T>(long timeMillis, T event) {}
