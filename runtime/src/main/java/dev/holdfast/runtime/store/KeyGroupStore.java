package dev.holdfast.runtime.store;

import dev.holdfast.runtime.checkpoint.ChangeBlockReader;

/** The rows of one operator in one key group. See {@link StateStore} for who calls what in which order. */
public interface KeyGroupStore {

    /**
     * Looks a key up.
     *
     * @param row is set to the key's row, or cleared if there is none; valid until the next call of {@link #apply}
     * @return whether there is a row
     */
    boolean get(byte[] key, int offset, int length, Row row);

    /** Applies changes, entry by entry: each replaces or removes the row of a key. */
    void apply(ChangeBlockReader changes);

    /**
     * The timeouts whose deadline is earlier than {@code thresholdMillis}, by deadline and then by key bytes. Costs
     * nothing for those that are not. Valid until the next call of {@link #apply}.
     */
    DueTimers due(long thresholdMillis);

    /** The earliest deadline, or {@link Long#MAX_VALUE} if there is none. */
    long nextDeadlineMillis();

    /** The number of rows, those with a deadline and no value among them. */
    long rows();

    /** The number of rows with a deadline. */
    long timers();

    /** The bytes that the rows take on the heap, with all that is needed to find them. */
    long memoryUsedBytes();

    /** Visits all rows, sorted by key bytes. The store must not be changed meanwhile. */
    void forEach(RowVisitor visitor);

    /** Takes rows as bytes; the arrays belong to the store and are valid during the call. */
    @FunctionalInterface
    interface RowVisitor {
        void row(byte[] key, int keyOffset, int keyLength, byte[] row, int rowOffset, int rowLength);
    }
}
