package dev.holdfast.runtime.reader;

import dev.holdfast.Pipeline;
import dev.holdfast.engine.CheckpointIncompatibleException;
import dev.holdfast.keyed.Deadlines;
import dev.holdfast.keyed.DeclaredState;
import dev.holdfast.keyed.KeyedOperator;
import dev.holdfast.keyed.declared.KeyedOperators;
import dev.holdfast.keyed.rows.OperatorRecord;
import dev.holdfast.keyed.rows.Row;
import dev.holdfast.keyed.rows.StateSchemas;
import dev.holdfast.keyed.rows.StoredKeys;
import dev.holdfast.keyed.rows.WrittenState;
import dev.holdfast.operator.OperatorDeclaration;
import dev.holdfast.plan.StatefulNode;
import dev.holdfast.runtime.change.ChangeBlockWriter;
import dev.holdfast.runtime.change.StateId;
import dev.holdfast.runtime.operator.DropStateOf;
import dev.holdfast.runtime.reader.RowScan.RowBytes;
import dev.holdfast.serial.KeySerializer;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.StateSerializer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One state of an operator, known by its schemas alone. Thread safe. */
public final class OperatorState {

    private final OperatorRecord operator;
    private final WrittenState state;
    private final RowScan rows;

    OperatorState(OperatorRecord operator, WrittenState state, RowScan rows) {
        this.operator = operator;
        this.state = state;
        this.rows = rows;
    }

    /** The operator whose state it is. */
    public OperatorSummary summary() {
        return OperatorSummary.of(operator);
    }

    /** The number of rows, as the batch says. */
    public long rows() {
        return state.numRows();
    }

    /**
     * The state as objects, if a key has one row. States of an older version are read as {@code docs/evolution.md} says.
     *
     * @throws CheckpointIncompatibleException if the keys are of another type, or if there are states that cannot be read
     */
    public <K, S> TypedState<K, S> typed(KeySerializer<K> keySerializer, StateSerializer<S> stateSerializer) {
        return typed(keySerializer, DeclaredState.ofKey(state.name(), state.kind(), stateSerializer, Deadlines.NONE));
    }

    /**
     * The state as objects, as an operator declares it.
     *
     * @throws CheckpointIncompatibleException if keys or sub-keys are of other types, or if there are values that cannot be read
     */
    public <K, V> TypedState<K, V> typed(KeySerializer<K> keySerializer, DeclaredState<V> declared) {
        requireKeys(keySerializer.schema());
        requireSubKeys(declared.subKeySchema());
        StateSchemas<V> schemas = declared.values()
                .map(values -> StateSchemas.of(operator.id(), state, values))
                .orElse(null);
        if (schemas != null && schemas.hasOlder()) {
            schemas.keep(rowsBySchema(), DropStateOf.WORDS);
        }
        return new TypedState<>(rows, keySerializer, declared, schemas);
    }

    /** The state as JSON, without the classes of the query. */
    public JsonState json() {
        return new JsonState(rows, operator, state);
    }

    /**
     * The state as JSON, each row as the operator of a pipeline would write it now: those of older versions are read as {@code
     * docs/evolution.md} says.
     *
     * @param pipeline a pipeline with an operator of this id
     * @throws IllegalArgumentException if the pipeline has no such operator, or it no such state
     * @throws CheckpointIncompatibleException if the operator has keys of another type, or there are states that it cannot read
     */
    public JsonState json(Pipeline pipeline) {
        KeyedOperator<?, ?, ?> of = pipeline.plan().nodes().stream()
                .filter(StatefulNode.class::isInstance)
                .<OperatorDeclaration<?, ?, ?>>map(node -> ((StatefulNode<?, ?>) node).operator())
                .filter(declared -> declared.id().equals(operator.id()))
                .<KeyedOperator<?, ?, ?>>map(KeyedOperators::of)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException(
                                "The pipeline has no operator '" + operator.id()
                                        + "'. Name the class whose pipeline wrote the checkpoint, or leave it out to read without it."));
        DeclaredState<?> declared = of.states().stream()
                .filter(each -> each.name().equals(state.name()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The pipeline's operator '" + operator.id()
                        + "' has no state '" + state.name() + "'. Leave the pipeline out to read without it."));
        return json(of.keySerializer(), declared);
    }

    private <K, V> JsonState json(KeySerializer<K> keySerializer, DeclaredState<V> declared) {
        return new JsonState(rows, operator, state, typed(keySerializer, declared), declared);
    }

    /**
     * What the rows take in the files of the checkpoint, and what they would take if everything was merged. Reads all of them.
     */
    public StoredSize storedSize() {
        long merged = 0;
        long count = 0;
        ChangeBlockWriter block = new ChangeBlockWriter();
        for (int keyGroup = 0; keyGroup < rows.keyGroups(); keyGroup++) {
            block.clear();
            for (RowBytes row : rows.keyGroup(keyGroup)) {
                block.append(row.key(), 0, row.key().length, row.row(), 0, row.row().length);
                count++;
            }
            merged += block.size();
        }
        return new StoredSize(count, rows.bytes(), merged);
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

    private void requireSubKeys(String schema) {
        if (!state.subKeySchema().equals(schema)) {
            throw new CheckpointIncompatibleException("The rows of state '" + new StateId(operator.id(), state.name())
                    + "' are told apart by "
                    + (state.subKeySchema().isEmpty() ? "nothing but their keys" : state.subKeySchema())
                    + ", and were asked for by " + (schema.isEmpty() ? "nothing but their keys" : schema)
                    + ". Read them as the operator declares them, or as JSON.");
        }
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
