package dev.holdfast.keyed;

import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What another operator keeps for all keys, as it has left it in this batch. Nothing changes it while turns read it. Valid during the turn.
 *
 * @param <Q> the type of the sub-keys
 * @param <V> the type of the values
 */
public interface BroadcastRows<Q, V> {

    /** The value of a sub-key; null if it has none. Each call reads an object of its own. */
    @Nullable
    V value(Q subKey);

    /** Whether a sub-key has a value. */
    boolean hasValue(Q subKey);

    /**
     * The rows in the order of their sub-keys' bytes. Nothing is removed by the iterator.
     *
     * @param first the first sub-key; null for the first of all
     * @param last the last sub-key; null for the last of all
     */
    Iterator<Map.Entry<Q, V>> walk(@Nullable Q first, @Nullable Q last);
}
