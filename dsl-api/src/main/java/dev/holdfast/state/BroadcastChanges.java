package dev.holdfast.state;

/**
 * A {@link BroadcastState} as the method with {@code @OnBroadcast} sees it, which alone changes it. It shows what the changes before have left, and the iterators of its
 * entries can {@code remove} the entry that came last.
 *
 * <p>What is written counts when all changes of the batch have been applied without an exception.
 *
 * @param <Q> the type of the keys of the entries
 * @param <V> the type of the values
 */
public interface BroadcastChanges<Q, V> extends BroadcastState<Q, V> {

    /**
     * Sets the value of a key.
     *
     * @throws IllegalArgumentException if one of them is null
     */
    void put(Q key, V value);

    /** Removes a key. Without a value, nothing happens. */
    void remove(Q key);

    /** Removes all entries. */
    void clear();
}
