package dev.holdfast.connector;

import java.io.IOException;
import java.util.Optional;

/**
 * Where events come from. A source is replayable: the same offsets always give the same events in the same order. It is a
 * description and holds nothing open.
 *
 * @param <T> the type of the events
 */
public interface Source<T> {

    /** Names the source's offsets in the checkpoint: unique in a pipeline, and the same after a restart. */
    String id();

    /** For people: what it reads. */
    default String description() {
        return id();
    }

    /**
     * Opens the source for one run of a query.
     *
     * @throws IOException if it cannot be read; the query does not start
     */
    SourceReader<T> open(SourceContext context) throws IOException;

    /** Where input goes that cannot be turned into an event, if the source was told so. */
    default Optional<Sink<? super DeadLetter>> deadLetterSink() {
        return Optional.empty();
    }
}
