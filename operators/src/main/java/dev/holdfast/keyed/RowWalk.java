package dev.holdfast.keyed;

/**
 * A way through rows of one key: {@code while (walk.next()) …}. It need not go to the end; what it holds is released when the turn ends.
 *
 * @param <Q> the type of the sub-keys
 * @param <V> the type of the values
 */
public interface RowWalk<Q, V> {

    /** Goes to the next row. */
    boolean next();

    /** The sub-key of the row. */
    Q subKey();

    /** The row. The same object for every call. */
    OneRow<V> row();
}
