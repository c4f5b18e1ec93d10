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

    /**
     * Adds an element that was read. The order of the elements is free: what is a sorted set today may have been a set when it
     * was written.
     */
    public static <E extends Comparable<? super E>> void add(SortedSet<E> set, E element) {
        if (!set.add(element)) {
            throw new CorruptStateException("a sorted set has one of its elements twice");
        }
    }

    /** Puts an entry that was read. The order of the keys is free, as is that of a sorted set. */
    public static <K extends Comparable<? super K>, V extends @Nullable Object> void put(
            SortedMap<K, V> map, K key, V value) {
        if (map.containsKey(key)) {
            throw new CorruptStateException("a sorted map has one of its keys twice");
        }
        map.put(key, value);
    }

    /** A deque with the elements of a list that nobody changes any more. It cannot be changed; it equals any deque that has them. */
    public static <E extends @Nullable Object> Deque<E> unmodifiableDeque(List<E> elements) {
        return new UnmodifiableDeque<>(elements);
    }
}
