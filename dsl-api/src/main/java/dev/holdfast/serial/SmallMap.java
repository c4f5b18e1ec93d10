package dev.holdfast.serial;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An unmodifiable map of a few entries, in their order. It takes half the memory of a hash map and is searched from front to
 * back.
 */
final class SmallMap<K, V extends @Nullable Object> extends AbstractMap<K, V> {

    private final Map.Entry<K, V>[] entries;

    /** The entries, which belong to the map from now on; no key stands twice. */
    SmallMap(Map.Entry<K, V>[] entries) {
        this.entries = entries;
    }

    @Override
    public int size() {
        return entries.length;
    }

    @Override
    public @Nullable V get(@Nullable Object key) {
        Map.Entry<K, V> entry = find(key);
        return entry == null ? null : entry.getValue();
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return find(key) != null;
    }

    @Override
    public Set<Map.Entry<K, V>> entrySet() {
        return new AbstractSet<>() {

            @Override
            public Iterator<Map.Entry<K, V>> iterator() {
                return new EntryIterator<>(entries);
            }

            @Override
            public int size() {
                return entries.length;
            }
        };
    }

    private Map.@Nullable Entry<K, V> find(@Nullable Object key) {
        for (Map.Entry<K, V> entry : entries) {
            if (Objects.equals(entry.getKey(), key)) {
                return entry;
            }
        }
        return null;
    }

    private static final class EntryIterator<K, V extends @Nullable Object> implements Iterator<Map.Entry<K, V>> {

        private final Map.Entry<K, V>[] entries;
        private int next;

        EntryIterator(Map.Entry<K, V>[] entries) {
            this.entries = entries;
        }

        @Override
        public boolean hasNext() {
            return next < entries.length;
        }

        @Override
        public Map.Entry<K, V> next() {
            if (next == entries.length) {
                throw new NoSuchElementException();
            }
            return entries[next++];
        }
    }
}
