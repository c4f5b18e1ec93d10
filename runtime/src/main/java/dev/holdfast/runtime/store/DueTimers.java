package dev.holdfast.runtime.store;

/**
 * The first timeouts that are due in a key group, in the order in which they fire: a list to choose from, and a walk over it.
 * Places count from 0.
 */
public interface DueTimers {

    /** The number of timeouts in the list. */
    int size();

    /** Whether more timeouts are due than are in the list, all of them behind these. */
    boolean hasMore();

    /** When the timeout at a place was due. */
    long deadlineMillis(int place);

    /** The size of the row of the timeout at a place, without its key. */
    int rowBytes(int place);

    /** Goes to the next one. */
    boolean next();

    /** The array in which the key stands. */
    byte[] keyArray();

    /** Where the key begins in {@link #keyArray}. */
    int keyOffset();

    /** The number of bytes of the key. */
    int keyLength();

    /** Sets {@code row} to the key's row. */
    void row(Row row);
}
