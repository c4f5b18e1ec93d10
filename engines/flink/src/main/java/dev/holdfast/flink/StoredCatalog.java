package dev.holdfast.flink;

import dev.holdfast.flink.bytes.RowSerializer;
import dev.holdfast.keyed.KeyedOperator;
import dev.holdfast.keyed.rows.GivingUp;
import dev.holdfast.keyed.rows.OperatorCatalog;
import dev.holdfast.keyed.rows.OperatorRecord;
import dev.holdfast.keyed.rows.OperatorRecordFormat;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import java.util.Set;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeutils.base.StringSerializer;

/**
 * What a savepoint knows of an operator besides its rows: the schemas that they were written with, and what its states are. Each task writes the same, as broadcast state, so it is there at
 * any parallelism.
 */
final class StoredCatalog {

    private static final String ENTRY = "operator";
    private static final MapStateDescriptor<String, byte[]> STATE =
            new MapStateDescriptor<>("holdfast.catalog", StringSerializer.INSTANCE, RowSerializer.INSTANCE);
    private static final GivingUp WORDS = new FlinkWords();

    private StoredCatalog() {}

    /**
     * Reads what was restored, compares it with the operator, and lets what is now be part of each checkpoint.
     *
     * @param dropped states, as {@code operator/state}, that may be lost
     * @throws dev.holdfast.engine.CheckpointIncompatibleException if the operator cannot go on with it
     */
    static OperatorCatalog open(OperatorStateStore store, KeyedOperator<?, ?, ?> operator, Set<String> dropped)
            throws Exception {
        BroadcastState<String, byte[]> state = store.getBroadcastState(STATE);
        byte[] stored = state.get(ENTRY);
        OperatorRecord before = stored == null ? null : OperatorRecordFormat.read(new StateInput(stored));
        OperatorCatalog catalog = new OperatorCatalog(operator, before, dropped, WORDS);
        StateOutput out = new StateOutput();
        OperatorRecordFormat.write(catalog.now(), out);
        state.put(ENTRY, out.toByteArray());
        return catalog;
    }
}
