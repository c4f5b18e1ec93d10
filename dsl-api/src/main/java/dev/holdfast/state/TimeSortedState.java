package dev.holdfast.state;

import java.time.Instant;
import java.util.Iterator;
import java.util.Map;

/**
 * Values that an update function keeps for each key in the order of time. Each value is stored by itself.
 *
 * <p>Values of one instant come in the order in which they were added. An iterator can {@code remove} the value that came last.
 *
 * <p>Valid during the call that received it, in its thread. What is written counts when the call has ended well.
 *
 * @param <V> the type of the values
 */
public interface TimeSortedState<V> {

    /**
     * Adds a value.
     *
     * @throws IllegalArgumentException if one of the arguments is null
     */
    void add(Instant at, V value);

    /** Whether there is no value. */
    boolean isEmpty();

    /** All values with their instants. */
    Iterable<Map.Entry<Instant, V>> entries();

    /** The values at an instant and of all later ones. */
    Iterable<Map.Entry<Instant, V>> from(Instant first);

    /** The values between two instants, both included. */
    Iterable<Map.Entry<Instant, V>> between(Instant first, Instant last);

    /** How many values are between two instants, both included. They are passed one by one. */
    default long count(Instant first, Instant last) {
        long count = 0;
        for (Iterator<?> values = between(first, last).iterator(); values.hasNext(); values.next()) {
            count++;
        }
        return count;
    }

    /** Removes the values that are earlier than an instant. */
    void removeBefore(Instant at);

    /** Removes all values, at a cost that does not grow with their number. */
    void clear();
}
