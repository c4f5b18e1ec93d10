package dev.holdfast.serial;

import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Builds the map that a serializer returns: unmodifiable, in the order in which the entries were put. Not thread safe.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
public final class MapBuilder<K, V extends @Nullable Object> {

    /** Up to here a search through all keys costs no more than a hash, whatever the keys are. */
    private static final int SMALL = 8;

    private final int count;
    private final Map.Entry<K, V>[] entries;
    private final @Nullable Map<K, V> hashed;
    private int size;

    /** For exactly that many entries. */
    @SuppressWarnings({"unchecked", "rawtypes"}) // there are no arrays of generic types
    public MapBuilder(int count) {
        this.count = count;
        boolean isSmall = count <= SMALL;
        entries = new Map.Entry[isSmall ? count : 0];
        hashed = isSmall ? null : new LinkedHashMap<>(2 * StateInput.presize(count));
    }

    /**
     * Adds an entry.
     *
     * @throws CorruptStateException if the key stands already
     */
    public void put(K key, V value) {
        if (hashed == null) {
            for (int i = 0; i < size; i++) {
                if (Objects.equals(entries[i].getKey(), key)) {
                    throw twice();
                }
            }
            entries[size] = new AbstractMap.SimpleImmutableEntry<>(key, value);
        } else {
            hashed.put(key, value);
            if (hashed.size() == size) {
                throw twice();
            }
        }
        size++;
    }

    /** The map. Called once, after the last {@link #put}. */
    public Map<K, V> build() {
        if (size != count) {
            throw new IllegalStateException(size + " entries in a map for " + count);
        }
        return hashed == null ? new SmallMap<>(entries) : new HashedMap<>(hashed);
    }

    private static CorruptStateException twice() {
        return new CorruptStateException("a map has one of its keys twice");
    }
}
