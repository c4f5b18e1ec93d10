package dev.holdfast.keyed.running;

import dev.holdfast.aggregate.Accumulated;
import dev.holdfast.aggregate.Combined;
import dev.holdfast.aggregate.Part;
import dev.holdfast.keyed.DeclaredOperator;
import dev.holdfast.keyed.DeclaredState;
import dev.holdfast.keyed.DueRow;
import dev.holdfast.keyed.EventTimes;
import dev.holdfast.keyed.Events;
import dev.holdfast.keyed.Turn;
import dev.holdfast.operator.PartialAggregation;
import dev.holdfast.operator.SaltedKey;
import java.util.List;

/**
 * Accumulates the events that a salted key has in a batch.
 *
 * @param <K> the type of the key
 * @param <T> the type of the events
 */
public final class PartialRunningOperator<K, T> extends DeclaredOperator<SaltedKey<K>, T, Part<K>> {

    private final Combined<T> aggregates;

    /** The operator that was declared. */
    public PartialRunningOperator(PartialAggregation<K, T> declared) {
        super(declared);
        aggregates = declared.aggregates();
    }

    @Override
    public List<DeclaredState<?>> states() {
        return List.of();
    }

    @Override
    public boolean readsEventTimes() {
        return false;
    }

    @Override
    public void events(Turn<SaltedKey<K>, Part<K>> turn, Events<T> events) {
        Accumulated accumulated = aggregates.start();
        while (events.hasNext()) {
            accumulated = aggregates.add(accumulated, events.next());
        }
        turn.emit(new Part<>(turn.key().key(), accumulated), EventTimes.NONE);
    }

    @Override
    public void due(Turn<SaltedKey<K>, Part<K>> turn, DueRow row) {
        throw new IllegalStateException("nothing is kept");
    }
}
