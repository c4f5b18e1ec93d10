package dev.holdfast.flink;

import dev.holdfast.flink.bytes.RowSerializer;
import dev.holdfast.keyed.DeclaredState;
import dev.holdfast.keyed.KeyedOperator;
import dev.holdfast.keyed.rows.GivingUp;
import dev.holdfast.keyed.rows.OperatorRecord;
import dev.holdfast.keyed.rows.OperatorRecordFormat;
import dev.holdfast.keyed.rows.StateSchemas;
import dev.holdfast.keyed.rows.StoredOperator;
import dev.holdfast.keyed.rows.WrittenState;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * What a savepoint knows of an operator besides its rows: the schemas that they were written with, and what its states are. Each task writes the same, as broadcast state, so it is there at
 * any parallelism.
 */
final class StoredCatalog {

    private static final String ENTRY = "operator";
    private static final MapStateDescriptor<String, byte[]> STATE =
            new MapStateDescriptor<>("holdfast.catalog", StringSerializer.INSTANCE, RowSerializer.INSTANCE);
    private static final GivingUp WORDS = new FlinkWords();

    private final KeyedOperator<?, ?, ?> operator;
    private final @Nullable OperatorRecord before;
    private final List<@Nullable StateSchemas<?>> schemas = new ArrayList<>();

    private StoredCatalog(KeyedOperator<?, ?, ?> operator, @Nullable OperatorRecord before) {
        this.operator = operator;
        this.before = before;
    }

    /**
     * Reads what was restored, compares it with the operator, and lets what is now be part of each checkpoint.
     *
     * @param dropped states, as {@code operator/state}, that may be lost
     * @throws dev.holdfast.engine.CheckpointIncompatibleException if the operator cannot go on with it
     */
    static StoredCatalog open(OperatorStateStore store, KeyedOperator<?, ?, ?> operator, Set<String> dropped)
            throws Exception {
        BroadcastState<String, byte[]> state = store.getBroadcastState(STATE);
        byte[] stored = state.get(ENTRY);
        OperatorRecord before = stored == null ? null : OperatorRecordFormat.read(new StateInput(stored));
        StoredOperator.checkFormats(operator);
        if (before != null) {
            StoredOperator.check(before, operator, name -> dropped.contains(operator.id() + "/" + name), WORDS);
        }
        StoredCatalog catalog = new StoredCatalog(operator, before);
        StateOutput out = new StateOutput();
        OperatorRecordFormat.write(catalog.now(), out);
        state.put(ENTRY, out.toByteArray());
        return catalog;
    }

    private OperatorRecord now() {
        List<WrittenState> written = new ArrayList<>();
        for (DeclaredState<?> state : operator.states()) {
            StateSchemas<?> ofState = schemas(state);
            schemas.add(ofState);
            written.add(new WrittenState(
                    state.name(),
                    state.kind(),
                    state.subKeySchema(),
                    state.deadlines().text(),
                    ofState == null ? List.of() : ofState.written(),
                    ofState == null ? WrittenState.NO_SCHEMA : ofState.currentId(),
                    0));
        }
        return StoredOperator.record(operator, written);
    }

    private <V> @Nullable StateSchemas<V> schemas(DeclaredState<V> declared) {
        WrittenState stored =
                before == null ? null : before.state(declared.name()).orElse(null);
        StateSchemas<V> all = declared.values()
                .map(values -> stored == null
                        ? StateSchemas.first(operator.id(), values)
                        : StateSchemas.of(operator.id(), stored, values))
                .orElse(null);
        if (all != null) {
            all.keepAll(WORDS);
        }
        return all;
    }

    /** Whether the operator goes on with state that it had. */
    boolean isRestored() {
        return before != null;
    }

    /** The states of the savepoint that the operator no longer has: they were given up. */
    List<WrittenState> gone() {
        return before == null
                ? List.of()
                : before.states().stream()
                        .filter(state -> operator.states().stream()
                                .noneMatch(now -> now.name().equals(state.name())))
                        .toList();
    }

    /** The schemas of the values of a state, by its number; null if it has none. */
    @Nullable
    StateSchemas<?> schemas(int state) {
        return schemas.get(state);
    }
}
