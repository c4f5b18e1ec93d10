package dev.holdfast.state;

import java.util.Map;
import java.util.Optional;

/**
 * A map that an update function keeps for each key. Each entry is stored by itself: it is read when it is asked for, and written when it
 * changes, however large the map is.
 *
 * <p>Entries come in the order of the bytes of their keys: numbers, instants and dates as they sort, texts by their characters' code points, enums by name.
 *
 * <p>Valid during the call that received it, in its thread. What is written counts when the call has ended well. What is written while entries are being
 * read may be seen by that or not.
 *
 * @param <Q> the type of the map's keys
 * @param <V> the type of the values
 */
public interface MapState<Q, V> {

    /** The value of a key. Changes of the object reach the state only by {@link #put}. */
    Optional<V> get(Q key);

    /** Whether a key has a value. */
    boolean containsKey(Q key);

    /**
     * Sets the value of a key.
     *
     * @throws IllegalArgumentException if one of them is null
     */
    void put(Q key, V value);

    /** Removes a key. Without a value, nothing happens. */
    void remove(Q key);

    /** Whether there is no entry. */
    boolean isEmpty();

    /** Removes all entries, at a cost that does not grow with their number. */
    void clear();

    /** All entries, in order. Their iterators can {@code remove} the entry that came last. */
    Iterable<Map.Entry<Q, V>> entries();

    /** The entries of a key and of all behind it, in order. */
    Iterable<Map.Entry<Q, V>> from(Q key);

    /** The entries between two keys, both included, in order. */
    Iterable<Map.Entry<Q, V>> between(Q first, Q last);
}
