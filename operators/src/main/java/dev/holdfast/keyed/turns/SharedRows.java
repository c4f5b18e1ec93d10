package dev.holdfast.keyed.turns;

import dev.holdfast.keyed.BroadcastRows;
import dev.holdfast.keyed.DeclaredState;
import dev.holdfast.keyed.UnreadableRowException;
import dev.holdfast.keyed.rows.Row;
import dev.holdfast.keyed.rows.StateSchemas;
import dev.holdfast.serial.KeySerializer;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import java.util.AbstractMap;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads what another operator keeps for all keys, in the turns of one thread. Each value is decoded anew: what a function changes of it is seen by nobody.
 *
 * @param <Q> the type of the sub-keys
 * @param <V> the type of the values
 */
public final class SharedRows<Q, V> implements BroadcastRows<Q, V> {

    private final DeclaredState.OfSubKeys<?, ?> asked;
    private final KeySerializer<Q> subKeys;
    private final NavigableMap<byte[], byte[]> rows;
    private final StateSchemas<V> schemas;
    private final StateOutput subKeyBytes = new StateOutput();
    private final StateInput subKeyInput = new StateInput();
    private final Row row = new Row();
    private @Nullable RuntimeException unreadable;

    /**
     * Reads rows by their sub-keys.
     *
     * @param asked as the operator that reads declares it
     * @param rows changed by nobody while a turn runs
     * @param schemas of the values
     */
    public SharedRows(
            DeclaredState.OfSubKeys<Q, ?> asked, NavigableMap<byte[], byte[]> rows, @Nullable StateSchemas<V> schemas) {
        this.asked = asked;
        subKeys = asked.subKeys();
        this.rows = rows;
        this.schemas = Objects.requireNonNull(schemas, "a broadcast has values");
    }

    /** As the operator that reads it declares it. */
    DeclaredState.OfSubKeys<?, ?> asked() {
        return asked;
    }

    /** Why a value could not be read since the last time this was asked; null if all could. */
    @Nullable
    RuntimeException takeUnreadable() {
        RuntimeException taken = unreadable;
        unreadable = null;
        return taken;
    }

    @Override
    public @Nullable V value(Q subKey) {
        byte[] bytes = rows.get(bytes(subKey));
        return bytes == null ? null : decode(bytes);
    }

    @Override
    public boolean hasValue(Q subKey) {
        return rows.containsKey(bytes(subKey));
    }

    @Override
    public Iterator<Map.Entry<Q, V>> walk(@Nullable Q first, @Nullable Q last) {
        Iterator<Map.Entry<byte[], byte[]>> walked =
                range(first, last).entrySet().iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return walked.hasNext();
            }

            @Override
            public Map.Entry<Q, V> next() {
                Map.Entry<byte[], byte[]> entry = walked.next();
                subKeyInput.reset(entry.getKey(), 0, entry.getKey().length);
                return new AbstractMap.SimpleImmutableEntry<>(subKeys.read(subKeyInput), decode(entry.getValue()));
            }
        };
    }

    private NavigableMap<byte[], byte[]> range(@Nullable Q first, @Nullable Q last) {
        byte[] from = first == null ? null : bytes(first);
        byte[] to = last == null ? null : bytes(last);
        if (from != null && to != null) {
            boolean isEmpty = Arrays.compareUnsigned(from, to) > 0;
            return rows.subMap(from, !isEmpty, isEmpty ? from : to, !isEmpty);
        } else if (from != null) {
            return rows.tailMap(from, true);
        }
        return to == null ? rows : rows.headMap(to, true);
    }

    private byte[] bytes(Q subKey) {
        subKeyBytes.clear();
        subKeys.write(subKey, subKeyBytes);
        return subKeyBytes.toByteArray();
    }

    private V decode(byte[] bytes) {
        row.reset(bytes, 0, bytes.length);
        try {
            return schemas.read(row);
        } catch (RuntimeException e) {
            unreadable = e;
            throw new UnreadableRowException(e);
        }
    }
}
