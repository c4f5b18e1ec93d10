package dev.holdfast.spark;

import dev.holdfast.keyed.DeclaredState;
import dev.holdfast.keyed.turns.Bytes;
import dev.holdfast.keyed.turns.KeyRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.streaming.MapState;
import org.apache.spark.sql.streaming.StatefulProcessorHandle;
import org.apache.spark.sql.streaming.TTLConfig;
import org.apache.spark.sql.streaming.ValueState;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;
import scala.collection.Iterator;

/** The rows of Spark's current key in one state. To Spark they are bytes. */
final class SparkRows {

    private SparkRows() {}

    static KeyRows of(String operatorId, DeclaredState<?> declared, StatefulProcessorHandle store) {
        String name = name(operatorId, declared.name());
        return declared instanceof DeclaredState.OfKey<?>
                ? new Single(store.getValueState(name, Encoders.BINARY(), TTLConfig.NONE()))
                : new Several(store.getMapState(name, Encoders.BINARY(), Encoders.BINARY(), TTLConfig.NONE()));
    }

    /** How Spark calls a state. */
    static String name(String operatorId, String state) {
        return operatorId + "/" + state;
    }

    /** A row for each key. */
    private record Single(ValueState<byte[]> state) implements KeyRows {

        @Override
        public byte @Nullable [] get(Bytes subKey) {
            return state.get();
        }

        @Override
        public void put(Bytes subKey, byte[] row) {
            state.update(row);
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
    private record Several(MapState<byte[], byte[]> state) implements KeyRows {

        @Override
        public byte @Nullable [] get(Bytes subKey) {
            return state.getValue(subKey.array());
        }

        @Override
        public void put(Bytes subKey, byte[] row) {
            state.updateValue(subKey.array(), row);
        }

        @Override
        public void remove(Bytes subKey) {
            state.removeKey(subKey.array());
        }

        @Override
        public Iterable<Map.Entry<Bytes, byte[]>> all() {
            List<Map.Entry<Bytes, byte[]>> rows = new ArrayList<>();
            Iterator<Tuple2<byte[], byte[]>> entries = state.iterator();
            while (entries.hasNext()) {
                Tuple2<byte[], byte[]> entry = entries.next();
                rows.add(Map.entry(Bytes.of(entry._1()), entry._2()));
            }
            return rows;
        }
    }
}
