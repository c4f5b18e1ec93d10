package dev.holdfast.runtime.store;

/** A walk over the timeouts that are due, in the order in which they fire. */
public interface DueTimers {

    /** Goes to the next one. */
    boolean next();

    /** The array in which the key stands. */
    byte[] keyArray();

    int keyOffset();

    int keyLength();

    /** Sets {@code row} to the key's row. */
    void row(Row row);
}
