package dev.holdfast.serial;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A map that was read, in the order of its bytes. Unlike the wrapper of the JDK, it is known to tell its keys by equals. */
final class HashedMap<K, V extends @Nullable Object> extends AbstractMap<K, V> {

    private final Map<K, V> entries;

    /** @param entries a hash map that nobody changes any more */
    HashedMap(Map<K, V> entries) {
        this.entries = Collections.unmodifiableMap(entries);
    }

    @Override
    public int size() {
        return entries.size();
    }

    @Override
    public @Nullable V get(@Nullable Object key) {
        return entries.get(key);
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return entries.containsKey(key);
    }

    @Override
    public Set<Map.Entry<K, V>> entrySet() {
        return entries.entrySet();
    }

    @Override
    public @Nullable V remove(@Nullable Object key) {
        throw new UnsupportedOperationException();
    }
}
