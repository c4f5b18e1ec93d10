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
     * Opens the sink for one run of a query. An earlier run of the query may have died in the middle of a delivery, or may still live without
     * knowing that it was replaced. So a sink with transactions first ends the one that the earlier run left open: it rolls it back, or commits
     * it if it was prepared and is known to be complete. It also makes sure that the earlier run can commit nothing more, best by the other
     * system's own means. Only then may {@link Writer#lastBatch} be answered, since what was open decides the answer.
     *
     * @param run the query, the same after a restart, and the number of its run, by which an earlier one is told
     * @throws IOException if it cannot be written, or a later run of the query has written to it; the query does not start
     */
    Writer open(QueryRun run) throws IOException;

    /** A sink in use by one query. Used by one thread at a time. */
    interface Writer extends AutoCloseable {

        /**
         * The last batch that this query delivered here, by whichever of its runs; empty if there is none or the sink cannot tell. What was rolled
         * back does not count.
         */
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

        /**
         * Called now and then while there is nothing to deliver: for a sink that puts something off, such as showing rows of several
         * batches together. Engines that cannot tell do not call it.
         *
         * @throws IOException if what was put off failed; the query ends
         */
        default void idle() throws IOException {}

        @Override
        default void close() throws IOException {}
    }
}
