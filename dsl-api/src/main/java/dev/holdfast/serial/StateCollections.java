package dev.holdfast.serial;

import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.function.Consumer;
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

    /**
     * Refuses a set that would lose elements, or could not be read back, because it holds some that are equal. Most sets are
     * known not to by their class.
     *
     * @throws IllegalArgumentException naming the class of the set
     */
    public static void requireDistinct(Set<?> set) {
        DistinctElements.require(set);
    }

    /** Refuses a map with keys that are equal, like {@link #requireDistinct(Set)}. */
    public static void requireDistinct(Map<?, ?> map) {
        DistinctElements.require(map);
    }

    /**
     * Refuses a set or map that was written and could not be read: elements that change, or that are equal only when they are
     * read, cannot be compared before.
     *
     * @param size the number of elements; one alone is as it is
     * @param start where it begins in the bytes
     * @param readFn reads it
     * @throws IllegalArgumentException if it does not
     */
    public static void requireReadable(int size, StateOutput out, int start, Consumer<StateInput> readFn) {
        if (size < 2) {
            return;
        }
        StateInput in = new StateInput();
        in.reset(out.array(), start, out.size() - start);
        try {
            readFn.accept(in);
        } catch (CorruptStateException e) {
            throw new IllegalArgumentException(
                    "A set or map in state could not be read back: " + e.getMessage()
                            + ". Its elements differ as objects,"
                            + " but not by what they hold: an ArrayDeque equals only itself, and a list or an object may"
                            + " have been changed after it was added. Use elements that do not change, for example"
                            + " List.copyOf(deque).",
                    e);
        }
    }

    /** A set with the elements of a hash set that nobody changes any more. It cannot be changed. */
    public static <E extends @Nullable Object> Set<E> unmodifiableSet(Set<E> elements) {
        return new UnmodifiableSet<>(elements);
    }

    /** A deque with the elements of a list that nobody changes any more. It cannot be changed; it equals any deque that has them. */
    public static <E extends @Nullable Object> Deque<E> unmodifiableDeque(List<E> elements) {
        return new UnmodifiableDeque<>(elements);
    }
}
