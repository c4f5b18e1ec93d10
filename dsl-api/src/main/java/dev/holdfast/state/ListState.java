package dev.holdfast.state;

import java.util.Iterator;

/**
 * A list that an update function keeps for each key. Each element is stored by itself: one that is added costs what it costs alone, however long the list is.
 *
 * <p>Elements come in the order in which they were added. An iterator can {@code remove} the element that came last; so the first elements of a list that is
 * to stay short are removed.
 *
 * <p>Valid during the call that received it, in its thread. What is written counts when the call has ended well.
 *
 * @param <V> the type of the elements
 */
public interface ListState<V> extends Iterable<V> {

    /**
     * Adds an element at the end.
     *
     * @throws IllegalArgumentException if it is null
     */
    void add(V element);

    /** Adds elements at the end. */
    default void addAll(Iterable<? extends V> elements) {
        elements.forEach(this::add);
    }

    /** Whether there is no element. */
    boolean isEmpty();

    /** How many elements there are. They are passed one by one. */
    default long count() {
        long count = 0;
        for (Iterator<?> elements = iterator(); elements.hasNext(); elements.next()) {
            count++;
        }
        return count;
    }

    /** Removes all elements, at a cost that does not grow with their number. */
    void clear();
}
