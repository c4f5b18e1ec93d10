package dev.holdfast.flink;

import dev.holdfast.flink.bytes.BytesSerializer;
import dev.holdfast.flink.bytes.RowSerializer;
import dev.holdfast.keyed.DeclaredState;
import dev.holdfast.keyed.turns.Bytes;
import dev.holdfast.keyed.turns.KeyRows;
import java.util.Map;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.util.FlinkRuntimeException;
import org.jspecify.annotations.Nullable;

/** The rows of Flink's current key in one state. */
final class FlinkRows {

    private static final String PREFIX = "rows.";

    private FlinkRows() {}

    static KeyRows of(DeclaredState<?> declared, KeyedStateStore store) {
        return declared instanceof DeclaredState.OfKey<?>
                ? new Single(store.getState(single(declared.name())))
                : new Several(store.getMapState(several(declared.name())));
    }

    static ValueStateDescriptor<byte[]> single(String state) {
        return new ValueStateDescriptor<>(PREFIX + state, RowSerializer.INSTANCE);
    }

    static MapStateDescriptor<Bytes, byte[]> several(String state) {
        return new MapStateDescriptor<>(PREFIX + state, BytesSerializer.INSTANCE, RowSerializer.INSTANCE);
    }

    /** What Flink's state does, whose methods say that they may throw anything. */
    private interface Access<X extends @Nullable Object> {

        X get() throws Exception;
    }

    private static <X extends @Nullable Object> X in(Access<X> access) {
        try {
            return access.get();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new FlinkRuntimeException("Flink's state cannot be read or written: " + e.getMessage(), e);
        }
    }

    /** A row for each key. */
    private record Single(ValueState<byte[]> state) implements KeyRows {

        @Override
        public byte @Nullable [] get(Bytes subKey) {
            return in(state::value);
        }

        @Override
        public void put(Bytes subKey, byte[] row) {
            in(() -> {
                state.update(row);
                return row;
            });
        }

        @Override
        public void remove(Bytes subKey) {
            state.clear();
        }

        @Override
        public Iterable<Map.Entry<Bytes, byte[]>> all() {
            throw new IllegalStateException("a state with one row for each key is not walked");
        }
    }

    /** Rows with sub-keys. */
    private record Several(MapState<Bytes, byte[]> state) implements KeyRows {

        @Override
        public byte @Nullable [] get(Bytes subKey) {
            return in(() -> state.get(subKey));
        }

        @Override
        public void put(Bytes subKey, byte[] row) {
            in(() -> {
                state.put(subKey, row);
                return row;
            });
        }

        @Override
        public void remove(Bytes subKey) {
            in(() -> {
                state.remove(subKey);
                return subKey;
            });
        }

        @Override
        public Iterable<Map.Entry<Bytes, byte[]>> all() {
            return in(state::entries);
        }
    }
}
