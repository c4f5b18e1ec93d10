package dev.holdfast.keyed.complete;

import dev.holdfast.field.All;
import dev.holdfast.keyed.Deadlines;
import dev.holdfast.keyed.DeclaredOperator;
import dev.holdfast.keyed.DeclaredState;
import dev.holdfast.keyed.DueRow;
import dev.holdfast.keyed.EventTimes;
import dev.holdfast.keyed.Events;
import dev.holdfast.keyed.OneRow;
import dev.holdfast.keyed.RowWalk;
import dev.holdfast.keyed.Rows;
import dev.holdfast.keyed.Turn;
import dev.holdfast.operator.CompleteTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Keeps a table, and gives the whole of it in each batch that changes it.
 *
 * @param <K> the type of what rows are told apart by
 * @param <T> the type of the rows
 */
public final class CompleteOperator<K, T> extends DeclaredOperator<All, T, T> {

    private final CompleteTable<K, T> declared;
    private final DeclaredState.OfSubKeys<K, T> table;

    /** The operator that was declared. */
    public CompleteOperator(CompleteTable<K, T> declared) {
        super(declared);
        this.declared = declared;
        table = DeclaredState.ofSubKeys("table", "complete table", declared.rowKeys(), declared.rows(), Deadlines.NONE);
    }

    @Override
    public List<DeclaredState<?>> states() {
        return List.of(table);
    }

    @Override
    public boolean readsEventTimes() {
        return false;
    }

    @Override
    public void events(Turn<All, T> turn, Events<T> events) {
        Rows<K, T> rows = turn.rows(table);
        while (events.hasNext()) {
            T row = events.next();
            rows.at(declared.rowKeyFn().apply(row)).put(row, OneRow.NO_DEADLINE);
        }
        List<T> all = all(rows);
        if (declared.order() != null) {
            all.sort(declared.order());
        }
        all.stream().limit(declared.limit()).forEach(row -> turn.emit(row, EventTimes.NONE));
    }

    private List<T> all(Rows<K, T> rows) {
        List<T> all = new ArrayList<>();
        RowWalk<K, T> walk = rows.walk(null, null);
        while (walk.next()) {
            if (all.size() == declared.atMost()) {
                throw new IllegalStateException("The table has more than " + declared.atMost()
                        + " rows, and all of them are read for each batch. Allow more with atMost(…), "
                        + "or write the updates to a sink that keeps the table.");
            }
            all.add(Objects.requireNonNull(walk.row().value()));
        }
        return all;
    }

    @Override
    public void due(Turn<All, T> turn, DueRow row) {
        throw new IllegalStateException("rows have no deadlines");
    }
}
