package dev.holdfast.connector;

import dev.holdfast.serial.StateSerializer;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * A sink that takes the rows as objects, once their batch is committed. Without a {@link #rowSerializer} the rows of a
 * batch that was committed but not delivered are gone after a crash; with one they are kept in the commit and delivered
 * again.
 *
 * @param <T> the type of the rows
 */
public non-sealed interface ObjectSink<T> extends Sink<T> {

    /** The serializer with which rows survive a crash, if there is one. */
    default Optional<StateSerializer<T>> rowSerializer() {
        return Optional.empty();
    }

    /** At-least-once with a {@link #rowSerializer}, else at-most-once. */
    @Override
    default DeliveryGuarantee guarantee() {
        return rowSerializer().isPresent() ? DeliveryGuarantee.AT_LEAST_ONCE : DeliveryGuarantee.AT_MOST_ONCE;
    }

    /**
     * Opens the sink for one run of a query.
     *
     * @throws IOException if it cannot be written; the query does not start
     */
    Writer<T> open(QueryRun run) throws IOException;

    /**
     * A sink in use by one query. Used by one thread at a time.
     *
     * @param <T> the type of the rows
     */
    interface Writer<T> extends AutoCloseable {

        /**
         * Takes the rows of a batch. Called in order of the batches, once for each that has rows, and perhaps once more
         * after a crash.
         *
         * @throws IOException if the rows could not be taken; the query ends
         */
        void deliver(long batchId, List<T> rows) throws IOException;

        @Override
        default void close() throws IOException {}
    }
}
