package dev.holdfast.serial;

import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** What generated serializers need for collections and the JDK does not have. */
public final class StateCollections {

    private StateCollections() {}

    /**
     * Refuses a sorted collection whose order could not be restored.
     *
     * @param comparator of the collection; null and {@link Comparator#naturalOrder} are accepted
     */
    public static void requireNaturalOrder(@Nullable Comparator<?> comparator) {
        if (comparator != null && comparator != Comparator.naturalOrder()) {
            throw new IllegalArgumentException("A sorted collection in state has comparator " + comparator
                    + ", which cannot be kept: bytes hold elements, not code. Sort by the natural order of the elements,"
                    + " or keep a List and sort it where it is read.");
        }
    }

    /** Appends an element that was read; it must be greater than those before it. */
    public static <E extends Comparable<? super E>> void addLast(SortedSet<E> set, E element) {
        if (!set.isEmpty() && set.last().compareTo(element) >= 0) {
            throw new CorruptStateException("the elements of a sorted set do not ascend");
        }
        set.add(element);
    }

    /** Appends an entry that was read; its key must be greater than those before it. */
    public static <K extends Comparable<? super K>, V extends @Nullable Object> void putLast(
            SortedMap<K, V> map, K key, V value) {
        if (!map.isEmpty() && map.lastKey().compareTo(key) >= 0) {
            throw new CorruptStateException("the keys of a sorted map do not ascend");
        }
        map.put(key, value);
    }

    /** A deque with the elements of a list that nobody changes any more. It cannot be changed; it equals any deque that has them. */
    public static <E extends @Nullable Object> Deque<E> unmodifiableDeque(List<E> elements) {
        return new UnmodifiableDeque<>(elements);
    }
}
