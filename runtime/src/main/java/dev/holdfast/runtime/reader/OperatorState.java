package dev.holdfast.runtime.reader;

import dev.holdfast.engine.CheckpointIncompatibleException;
import dev.holdfast.runtime.checkpoint.OperatorRecord;
import dev.holdfast.runtime.reader.RowScan.RowBytes;
import dev.holdfast.runtime.schema.StateSchemas;
import dev.holdfast.runtime.schema.StoredKeys;
import dev.holdfast.runtime.store.Row;
import dev.holdfast.serial.KeySerializer;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.StateSerializer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The state of an operator, known by its schemas alone. Thread safe. */
public final class OperatorState {

    private final OperatorRecord operator;
    private final RowScan rows;

    OperatorState(OperatorRecord operator, RowScan rows) {
        this.operator = operator;
        this.rows = rows;
    }

    /** What the checkpoint says of the operator, without reading its state. */
    public OperatorSummary summary() {
        return OperatorSummary.of(operator);
    }

    /**
     * The state as objects. States of an older version are read as {@code docs/evolution.md} says.
     *
     * @throws CheckpointIncompatibleException if the keys are of another type, or if there are states that cannot be read
     */
    public <K, S> TypedState<K, S> typed(KeySerializer<K> keySerializer, StateSerializer<S> stateSerializer) {
        requireKeys(keySerializer.schema());
        StateSchemas<S> schemas = StateSchemas.of(operator, stateSerializer);
        if (schemas.hasOlder()) {
            schemas.keep(rowsBySchema());
        }
        return new TypedState<>(rows, keySerializer, schemas);
    }

    /** The state as JSON, without the classes of the query. */
    public JsonState json() {
        return new JsonState(rows, operator);
    }

    /** How state is spread over key groups, one figure for each, from 0. Reads everything. */
    public List<KeyGroupSize> keyGroups() {
        List<KeyGroupSize> sizes = new ArrayList<>();
        for (int keyGroup = 0; keyGroup < rows.keyGroups(); keyGroup++) {
            sizes.add(size(keyGroup));
        }
        return sizes;
    }

    private KeyGroupSize size(int keyGroup) {
        Row row = new Row();
        long count = 0;
        long timeouts = 0;
        long bytes = 0;
        for (RowBytes each : rows.keyGroup(keyGroup)) {
            row.reset(each.row(), 0, each.row().length);
            count++;
            timeouts += row.deadlineMillis() == Row.NO_DEADLINE ? 0 : 1;
            bytes += each.key().length + each.row().length;
        }
        return new KeyGroupSize(keyGroup, count, timeouts, bytes);
    }

    private Map<Integer, Long> rowsBySchema() {
        Map<Integer, Long> counts = new HashMap<>();
        Row row = new Row();
        rows.all().forEach(each -> {
            row.reset(each.row(), 0, each.row().length);
            if (row.hasValue()) {
                counts.merge(row.schemaId(), 1L, Long::sum);
            }
        });
        return counts;
    }

    private void requireKeys(Schema schema) {
        if (!StoredKeys.fit(operator, schema)) {
            throw new CheckpointIncompatibleException("The keys of operator '" + operator.id()
                    + "' are not of the type that was asked for. In the checkpoint: " + operator.keySchema()
                    + ". Asked for: "
                    + schema
                    + ". Read them with the serializers of the program that wrote them, or as JSON.");
        }
    }
}
