package dev.holdfast.runtime.store;

import dev.holdfast.keyed.rows.Row;
import dev.holdfast.runtime.change.ChangeBlockReader;
import dev.holdfast.runtime.change.KeyRange;

/** The rows of one state in one key group. See {@link StateStore} for who calls what in which order. */
public interface KeyGroupStore {

    /**
     * Announces the keys that {@link #get} will be asked for until the next {@link #apply}, so that a store can read them
     * together. Not a promise: other keys may be asked for too, and some of these may not be. By default nothing happens.
     */
    default void prefetch(KeyList keys) {}

    /**
     * Looks a key up.
     *
     * @param row is set to the key's row, or cleared if there is none; valid until the next call of {@link #apply}
     *     or {@link StateStore#endBatch}
     * @return whether there is a row
     */
    boolean get(byte[] key, int offset, int length, Row row);

    /**
     * Walks the rows of a range in the order of their keys. Only of a state with {@link RowAccess#IN_ORDER}. Rows may be looked up
     * meanwhile.
     *
     * @return to be closed; valid until the next call of {@link #apply}, {@link #removeRange} or {@link StateStore#endBatch}
     */
    RowWalk walk(KeyRange range);

    /**
     * Removes all rows of a range, as {@link #apply} would one by one. Only of a state with {@link RowAccess#IN_ORDER}.
     *
     * @return how many there were
     */
    long removeRange(KeyRange range);

    /** Applies changes, entry by entry: each replaces or removes the row of a key. Seen by every later call. */
    void apply(ChangeBlockReader changes);

    /**
     * Takes rows while state is restored: no removals, and keys in ascending order over all calls, none of which has a row
     * yet. By default they are applied.
     */
    default void load(ChangeBlockReader rows) {
        apply(rows);
    }

    /**
     * The first timeouts whose deadline is earlier than {@code thresholdMillis}, by deadline and then by key bytes. Costs
     * nothing for those that are not due, and takes no memory for those beyond the limits. Valid until the next call of
     * {@link #apply} or {@link StateStore#endBatch}.
     */
    DueTimers due(long thresholdMillis, DueLimits limits);

    /**
     * The earliest deadline, if it is earlier than {@code thresholdMillis}. Otherwise any time from the threshold to the
     * earliest deadline, so that a store need not find out more than it is asked; {@link Long#MAX_VALUE} if there is no
     * deadline.
     */
    long nextDeadlineMillis(long thresholdMillis);

    /** The number of rows, those with a deadline and no value among them. Without reading them. */
    long rows();

    /** The number of rows with a deadline. Without reading them. */
    long timers();

    /** The bytes of memory that the rows take, with all that is needed to find them; of shared memory a share. */
    long memoryUsedBytes();

    /** Visits all rows, sorted by key bytes. The store must not be changed meanwhile. */
    void forEach(RowVisitor visitor);

    /** Takes rows as bytes; the arrays belong to the store and are valid during the call. */
    @FunctionalInterface
    interface RowVisitor {
        /** Takes one row; offsets and lengths are in bytes. */
        void row(byte[] key, int keyOffset, int keyLength, byte[] row, int rowOffset, int rowLength);
    }
}
