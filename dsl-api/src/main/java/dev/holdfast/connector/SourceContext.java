package dev.holdfast.connector;

/** What an engine tells a source that it opens. */
public interface SourceContext {

    /**
     * To be called, from any thread, when there may be something new to read. A source that never calls it is asked from
     * time to time.
     */
    void wakeUp();

    /** Whether there is a place for dead letters; initial state has none. */
    default boolean takesDeadLetters() {
        return true;
    }
}
