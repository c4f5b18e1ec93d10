package dev.holdfast.keyed.window;

import dev.holdfast.aggregate.Accumulated;
import dev.holdfast.keyed.Deadlines;
import dev.holdfast.keyed.DeclaredState;
import dev.holdfast.keyed.DueRow;
import dev.holdfast.keyed.Events;
import dev.holdfast.keyed.OneRow;
import dev.holdfast.keyed.Rows;
import dev.holdfast.keyed.Turn;
import dev.holdfast.operator.WindowAggregation;
import dev.holdfast.serial.KeySerializers;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Aggregates by windows of which each event is in one. A window is a row under its start. In a turn each row is read once and written once, however many events it
 * gets.
 *
 * @param <K> the type of the key
 * @param <T> the type of the events
 * @param <R> the type of the results
 */
final class SingleWindowOperator<K, T, R> extends AggregatingOperator<K, T, R> {

    private final SingleWindows windows;
    private final DeclaredState.OfSubKeys<Long, Accumulated> open;

    SingleWindowOperator(WindowAggregation<K, T, R> declared, SingleWindows windows) {
        super(declared);
        this.windows = windows;
        open = DeclaredState.ofSubKeys(
                        WindowOperators.STATE,
                        declared.windows().text(),
                        KeySerializers.int64(),
                        declared.aggregates().serializer(),
                        givesUpdates() ? Deadlines.DROP_WHEN_LATE : Deadlines.CALL)
                .neverWalked();
    }

    @Override
    public List<DeclaredState<?>> states() {
        return List.of(open);
    }

    @Override
    long lastMillis(long eventTimeMillis) {
        return windows.last(windows.start(eventTimeMillis));
    }

    @Override
    public void events(Turn<K, R> turn, Events<T> events) {
        Rows<Long, Accumulated> rows = turn.rows(open);
        Fold<T> fold = new Fold<>(aggregates(), windows, start -> rows.at(start).value());
        @Nullable T event = nextWithTime(turn, events);
        while (event != null) {
            fold.add(events.eventTimeMillis(), event);
            event = nextWithTime(turn, events);
        }
        for (int i = 0; i < fold.size(); i++) {
            rows.at(fold.startMillis(i)).put(fold.accumulated(i), forgottenMillis(fold.lastMillis(i)));
            if (givesUpdates()) {
                give(turn, fold.startMillis(i), fold.lastMillis(i), fold.accumulated(i));
            }
        }
    }

    @Override
    public void due(Turn<K, R> turn, DueRow due) {
        long start = due.subKey(open);
        OneRow<Accumulated> row = turn.rows(open).at(start);
        Accumulated accumulated = Objects.requireNonNull(row.value());
        row.remove();
        give(turn, start, due.deadlineMillis(), accumulated);
    }

    @Override
    public void forgiven(Turn<K, R> turn, DueRow due, OneRow<?> row) {
        row.remove();
    }
}
