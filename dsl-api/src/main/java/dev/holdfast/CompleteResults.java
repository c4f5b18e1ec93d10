package dev.holdfast;

import dev.holdfast.annotation.CheckReturnValue;
import dev.holdfast.connector.Sink;
import dev.holdfast.field.All;
import dev.holdfast.field.KeyField;
import dev.holdfast.operator.CompleteTable;
import dev.holdfast.operator.OutputMode;
import dev.holdfast.plan.InvalidPipelineException;
import dev.holdfast.plan.PlanNode;
import dev.holdfast.plan.StatefulNode;
import dev.holdfast.serial.StateSerializer;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The whole table of what updates say, given to a sink after each batch that changed it (output mode complete): for small tables, such as a dashboard.
 *
 * <pre>{@code
 * counts.complete(CountFields.word)
 *         .orderBy(Comparator.comparing(Count::n).reversed())
 *         .limit(10)
 *         .writeTo(JsonLines.sink(directory))   // the newest file is the table
 * }</pre>
 *
 * <p>The table is state: a row stays until a later update of its key replaces it. Settings return a changed copy.
 *
 * @param <T> the type of the rows
 */
@CheckReturnValue
public final class CompleteResults<T> {

    private static final int MOST = 10_000;

    private final PlanNode<T> node;
    private final CompleteTable<?, T> table;

    private CompleteResults(PlanNode<T> node, CompleteTable<?, T> table) {
        this.node = node;
        this.table = table;
    }

    static <K, T> CompleteResults<T> of(PlanNode<T> node, KeyField<T, K> key) {
        Objects.requireNonNull(key, "complete(null): name the field that tells rows apart");
        StateSerializer<T> rows = key.events()
                .orElseThrow(() -> new InvalidPipelineException("complete(" + key.name()
                        + ") keeps rows, but their bytes are not known. "
                        + "Take a field of an @EventRecord, or give KeyField.of(…) its serializer."));
        return new CompleteResults<>(
                node,
                new CompleteTable<>(
                        "complete." + key.name(), key.keySerializer(), key, rows, null, Integer.MAX_VALUE, MOST));
    }

    /** Gives the table an id of its own; without it the id is {@code complete.} and the name of the field. */
    public CompleteResults<T> named(String newId) {
        return with(table, newId, table.order(), table.limit(), table.atMost());
    }

    /** Gives the rows in an order; rows that it does not tell apart, and all without it, by the bytes of their keys. */
    public CompleteResults<T> orderBy(Comparator<? super T> order) {
        Objects.requireNonNull(order, "orderBy(null): name an order");
        return with(table, table.id(), order, table.limit(), table.atMost());
    }

    /**
     * Gives only the first rows.
     *
     * @param rows how many, at least one
     */
    public CompleteResults<T> limit(int rows) {
        return with(table, table.id(), table.order(), rows, table.atMost());
    }

    /**
     * How many rows the table may have, 10,000 without it; one more ends the query, since the table is read as a whole for each batch.
     *
     * @param rows at least one
     */
    public CompleteResults<T> atMost(int rows) {
        return with(table, table.id(), table.order(), table.limit(), rows);
    }

    private <K> CompleteResults<T> with(
            CompleteTable<K, T> old, String id, @Nullable Comparator<? super T> order, int limit, int atMost) {
        return new CompleteResults<>(
                node, new CompleteTable<>(id, old.rowKeys(), old.rowKeyFn(), old.rows(), order, limit, atMost));
    }

    /** Ends the stream in a sink. */
    public Pipeline writeTo(Sink<? super T> sink) {
        return Pipeline.endingIn(StatefulNode.of(node, All.field(), table), sink, OutputMode.COMPLETE);
    }
}
