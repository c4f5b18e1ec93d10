package dev.holdfast.keyed.deduplication;

import dev.holdfast.keyed.Deadlines;
import dev.holdfast.keyed.DeclaredOperator;
import dev.holdfast.keyed.DeclaredState;
import dev.holdfast.keyed.DueRow;
import dev.holdfast.keyed.EventTimes;
import dev.holdfast.keyed.Events;
import dev.holdfast.keyed.OneRow;
import dev.holdfast.keyed.Turn;
import dev.holdfast.operator.UnboundedDeduplication;
import dev.holdfast.serial.StateSerializers;
import java.util.List;

/**
 * Leaves out events whose id was seen before. An id is a row that says nothing but that it is there.
 *
 * @param <K> the type of the id
 * @param <T> the type of the events
 */
public final class UnboundedDeduplicationOperator<K, T> extends DeclaredOperator<K, T, T> {

    private final DeclaredState.OfKey<Boolean> seen =
            DeclaredState.ofKey("", "ids for ever", StateSerializers.bool(), Deadlines.NONE);

    /** The operator that was declared. */
    public UnboundedDeduplicationOperator(UnboundedDeduplication<K, T> declared) {
        super(declared);
    }

    @Override
    public List<DeclaredState<?>> states() {
        return List.of(seen);
    }

    @Override
    public List<String> metrics() {
        return List.of(DeduplicationOperator.DROPPED);
    }

    @Override
    public boolean readsEventTimes() {
        return false;
    }

    @Override
    public void events(Turn<K, T> turn, Events<T> events) {
        OneRow<Boolean> row = turn.row(seen);
        long duplicates = 0;
        while (events.hasNext()) {
            T event = events.next();
            if (row.hasValue()) {
                duplicates++;
            } else {
                row.put(true, OneRow.NO_DEADLINE);
                turn.emit(event, EventTimes.NONE);
            }
        }
        turn.count(DeduplicationOperator.DROPPED, duplicates);
    }

    @Override
    public void due(Turn<K, T> turn, DueRow row) {
        throw new IllegalStateException("ids have no deadlines");
    }
}
