package dev.holdfast.state;

import java.util.Map;
import java.util.Optional;

/**
 * What the changes of a small stream have left, such as rules or prices: the calls for every key read the same entries, and none of them can change one. In a batch, all of its changes
 * have been applied before the first call.
 *
 * <p>Entries come in the order of the bytes of their keys, as those of a {@link MapState} do. Each read gives an object of its own, so changing it changes nothing.
 *
 * <p>Valid during the call that received it, in its thread.
 *
 * @param <Q> the type of the keys of the entries
 * @param <V> the type of the values
 */
public interface BroadcastState<Q, V> {

    /** The value of a key. */
    Optional<V> get(Q key);

    /** Whether a key has a value. */
    boolean containsKey(Q key);

    /** Whether there is no entry. */
    boolean isEmpty();

    /** All entries, in order. Their iterators cannot remove. */
    Iterable<Map.Entry<Q, V>> entries();

    /** The entries of a key and of all behind it, in order. */
    Iterable<Map.Entry<Q, V>> from(Q key);

    /** The entries between two keys, both included, in order. */
    Iterable<Map.Entry<Q, V>> between(Q first, Q last);
}
