package dev.holdfast.runtime.store;

import dev.holdfast.keyed.rows.Row;
import dev.holdfast.keyed.rows.RowSource;
import java.util.Arrays;

/**
 * A way through some rows: {@code while (walk.next()) …}. What it tells of a row is valid until the next call of {@link #next},
 * and all of it until the store is changed. It need not go to the end.
 */
public interface RowWalk extends RowSource, AutoCloseable {

    /** Goes to the next one. */
    boolean next();

    /** The array in which the key stands. */
    byte[] keyArray();

    /** Where the key begins in {@link #keyArray}. */
    int keyOffset();

    /** The number of bytes of the key. */
    int keyLength();

    /** A copy of the key, which stays as it is. */
    default byte[] copyOfKey() {
        return Arrays.copyOfRange(keyArray(), keyOffset(), keyOffset() + keyLength());
    }

    @Override
    void row(Row row);

    /** Releases what the walk holds. By default nothing. */
    @Override
    default void close() {}
}
