package dev.holdfast.connector;

import java.util.Optional;
import java.util.UUID;

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

    /**
     * The query that reads, the same after a restart: by it another system tells its readers apart. Empty where no query is to be
     * seen there, as when initial state is read.
     */
    default Optional<UUID> queryId() {
        return Optional.empty();
    }
}
