package dev.holdfast.keyed.running;

import dev.holdfast.connector.Update;
import dev.holdfast.keyed.DeclaredOperator;
import dev.holdfast.keyed.DeclaredState;
import dev.holdfast.keyed.DueRow;
import dev.holdfast.keyed.EventTimes;
import dev.holdfast.keyed.Events;
import dev.holdfast.keyed.OneRow;
import dev.holdfast.keyed.TimedEvent;
import dev.holdfast.keyed.TimedEventSerializer;
import dev.holdfast.keyed.Turn;
import dev.holdfast.operator.Latest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the newest event of each key, and gives it in each batch that has a newer one.
 *
 * @param <K> the type of the key
 * @param <T> the type of the events
 */
public final class LatestOperator<K, T> extends DeclaredOperator<K, T, Update<T>> {

    private final TimeToLive timeToLive;
    private final DeclaredState.OfKey<TimedEvent<T>> state;

    /** The operator that was declared. */
    public LatestOperator(Latest<K, T> declared) {
        super(declared);
        timeToLive = new TimeToLive(declared.timeToLive());
        state = DeclaredState.ofKey(
                "", "newest event", new TimedEventSerializer<>(declared.events()), timeToLive.deadlines());
    }

    @Override
    public List<DeclaredState<?>> states() {
        return List.of(state);
    }

    @Override
    public List<String> metrics() {
        return List.of(WITHOUT_TIME);
    }

    @Override
    public void events(Turn<K, Update<T>> turn, Events<T> events) {
        OneRow<TimedEvent<T>> row = turn.row(state);
        TimedEvent<T> stored = row.value();
        TimedEvent<T> newest = newest(turn, events, stored == null ? EventTimes.NONE : stored.timeMillis());
        if (newest != null) {
            row.put(newest, timeToLive.deadlineMillis(turn));
            turn.emit(new Update<>(turn.key(), newest.event()), EventTimes.NONE);
        }
    }

    /** The newest of the events; null if none has a time that is at least as late as another one. */
    private @Nullable TimedEvent<T> newest(Turn<K, Update<T>> turn, Events<T> events, long storedMillis) {
        T newest = null;
        long newestMillis = storedMillis;
        while (events.hasNext()) {
            T event = events.next();
            long time = events.eventTimeMillis();
            if (time == EventTimes.NONE) {
                turn.count(WITHOUT_TIME, 1);
            } else if (time >= newestMillis) {
                newest = event;
                newestMillis = time;
            }
        }
        return newest == null ? null : new TimedEvent<>(newestMillis, newest);
    }

    @Override
    public void due(Turn<K, Update<T>> turn, DueRow row) {
        throw new IllegalStateException("rows are dropped");
    }
}
