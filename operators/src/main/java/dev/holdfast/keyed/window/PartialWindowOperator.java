package dev.holdfast.keyed.window;

import dev.holdfast.aggregate.Part;
import dev.holdfast.keyed.DeclaredOperator;
import dev.holdfast.keyed.DeclaredState;
import dev.holdfast.keyed.DueRow;
import dev.holdfast.keyed.EventTimes;
import dev.holdfast.keyed.Events;
import dev.holdfast.keyed.KeyedOperator;
import dev.holdfast.keyed.Turn;
import dev.holdfast.operator.PartialAggregation;
import dev.holdfast.operator.SaltedKey;
import dev.holdfast.operator.WindowAggregation;
import java.util.List;

/**
 * Accumulates the events that a salted key has in a batch, by slice. A part has the time at which its slice begins, so it is in the windows of its events. That may be earlier than the watermark; only
 * the operator that merges parts reads them, and it takes what is late as this one does.
 *
 * @param <K> the type of the key
 * @param <T> the type of the events
 */
public final class PartialWindowOperator<K, T> extends DeclaredOperator<SaltedKey<K>, T, Part<K>> {

    private final PartialAggregation<K, T> declared;
    private final KeyedOperator<K, T, ?> whole;
    private final SingleWindows slices;

    /**
     * The operator that was declared.
     *
     * @param windows of the whole aggregation
     */
    public PartialWindowOperator(PartialAggregation<K, T> declared, WindowAggregation<K, T, ?> windows) {
        super(declared);
        this.declared = declared;
        whole = WindowOperators.of(windows);
        slices = SingleWindows.slicesOf(windows.windows());
    }

    @Override
    public List<DeclaredState<?>> states() {
        return List.of();
    }

    @Override
    public List<String> metrics() {
        return List.of(WITHOUT_TIME);
    }

    @Override
    public boolean isLate(long eventTimeMillis, long lateMillis, long beforeMillis) {
        return whole.isLate(eventTimeMillis, lateMillis, beforeMillis);
    }

    @Override
    public void events(Turn<SaltedKey<K>, Part<K>> turn, Events<T> events) {
        Fold<T> fold = new Fold<>(declared.aggregates(), slices, start -> null);
        while (events.hasNext()) {
            T event = events.next();
            if (events.eventTimeMillis() == EventTimes.NONE) {
                turn.count(WITHOUT_TIME, 1);
            } else {
                fold.add(events.eventTimeMillis(), event);
            }
        }
        for (int i = 0; i < fold.size(); i++) {
            turn.emit(new Part<>(turn.key().key(), fold.accumulated(i)), fold.startMillis(i));
        }
    }

    @Override
    public void due(Turn<SaltedKey<K>, Part<K>> turn, DueRow row) {
        throw new IllegalStateException("nothing is kept");
    }
}
