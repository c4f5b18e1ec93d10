package dev.holdfast.runtime.store;

/**
 * The first timeouts that are due in a key group, in the order in which they fire: a list to choose from, and a walk over it.
 * Places count from 0.
 */
public interface DueTimers extends RowWalk {

    /** The number of timeouts in the list. */
    int size();

    /** Whether more timeouts are due than are in the list, all of them behind these. */
    boolean hasMore();

    /** When the timeout at a place was due. */
    long deadlineMillis(int place);

    /** The size of the row of the timeout at a place, without its key. */
    int rowBytes(int place);

    /** The size of all rows in the list. */
    long rowBytes();
}
