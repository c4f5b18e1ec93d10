package dev.holdfast.connector;

/**
 * Takes what a source reads, in order.
 *
 * @param <T> the type of the events
 */
public interface EventConsumer<T> {

    /** An event. Never null. */
    void event(T event);

    /** Input that could not be read and is left out; it is counted. */
    void skipped();

    /** Input that could not be read and goes to the source's dead-letter sink; it is counted. */
    void deadLetter(DeadLetter letter);
}
