package dev.holdfast.connector;

import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;

/**
 * A sink whose rows are encoded while the batch runs and become part of its commit; they are delivered afterwards, and
 * again after a crash, so none is lost. A sink that recognises a batch it already has is exactly-once, even when update
 * functions are not deterministic.
 *
 * @param <T> the type of the rows
 */
public non-sealed interface OutboxSink<T> extends Sink<T> {

    /** A new encoder; each thread that encodes has its own. */
    RowEncoder<T> newEncoder();

    /**
     * Opens the sink for one run of a query.
     *
     * @throws IOException if it cannot be written; the query does not start
     */
    Writer open(QueryRun run) throws IOException;

    /** A sink in use by one query. Used by one thread at a time. */
    interface Writer extends AutoCloseable {

        /** The last batch that this query delivered here, or empty if there is none or the sink cannot tell. */
        OptionalLong lastBatch() throws IOException;

        /**
         * Delivers a batch. Returns when the rows are as safe as the sink makes them. Called in order of the batches, once
         * for each that has rows, and once more after a crash, with the same bytes.
         *
         * @param batchId the batch
         * @param rows the encoded rows; read to the end before this method returns
         * @throws IOException if delivery failed or its outcome is unknown; the query ends, and a restart delivers again
         */
        void deliver(long batchId, InputStream rows) throws IOException;

        @Override
        default void close() throws IOException {}
    }
}
