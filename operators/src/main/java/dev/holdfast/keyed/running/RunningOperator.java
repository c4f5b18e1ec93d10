package dev.holdfast.keyed.running;

import dev.holdfast.aggregate.Accumulated;
import dev.holdfast.aggregate.Combined;
import dev.holdfast.connector.Update;
import dev.holdfast.keyed.DeclaredOperator;
import dev.holdfast.keyed.DeclaredState;
import dev.holdfast.keyed.DueRow;
import dev.holdfast.keyed.EventTimes;
import dev.holdfast.keyed.Events;
import dev.holdfast.keyed.OneRow;
import dev.holdfast.keyed.Turn;
import dev.holdfast.operator.RunningAggregation;
import java.util.List;

/**
 * Aggregates all events of each key, with a result in each batch that has some.
 *
 * @param <K> the type of the key
 * @param <T> the type of the events
 * @param <R> the type of the results
 */
public final class RunningOperator<K, T, R> extends DeclaredOperator<K, T, Update<R>> {

    private final RunningAggregation<K, T, R> declared;
    private final Combined<T> aggregates;
    private final TimeToLive timeToLive;
    private final DeclaredState.OfKey<Accumulated> state;

    /** The operator that was declared. */
    public RunningOperator(RunningAggregation<K, T, R> declared) {
        super(declared);
        this.declared = declared;
        aggregates = declared.aggregates();
        timeToLive = new TimeToLive(declared.timeToLive());
        state = DeclaredState.ofKey("", "running aggregates", aggregates.serializer(), timeToLive.deadlines());
    }

    @Override
    public List<DeclaredState<?>> states() {
        return List.of(state);
    }

    @Override
    public boolean readsEventTimes() {
        return false;
    }

    @Override
    public void events(Turn<K, Update<R>> turn, Events<T> events) {
        OneRow<Accumulated> row = turn.row(state);
        Accumulated stored = row.value();
        Accumulated accumulated = stored == null ? aggregates.start() : stored;
        while (events.hasNext()) {
            accumulated = aggregates.add(accumulated, events.next());
        }
        row.put(accumulated, timeToLive.deadlineMillis(turn));
        R result = declared.keyFn().call(turn.key(), aggregates.result(accumulated));
        turn.emit(Update.of(turn.key(), result), EventTimes.NONE);
    }

    @Override
    public void due(Turn<K, Update<R>> turn, DueRow row) {
        throw new IllegalStateException("rows are dropped");
    }
}
