package dev.holdfast.keyed.window;

import dev.holdfast.aggregate.Accumulated;
import dev.holdfast.aggregate.Combined;
import dev.holdfast.keyed.DeclaredOperator;
import dev.holdfast.keyed.EventTimes;
import dev.holdfast.keyed.Events;
import dev.holdfast.keyed.Turn;
import dev.holdfast.operator.WindowAggregation;
import dev.holdfast.window.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Aggregates the events of each key by windows of event time: what all kinds of windows have in common. Each window is given once when it closes, or in each batch that
 * changes it, for a time behind its end.
 *
 * <p>A window is closed when the watermark has reached its end; deadlines fire strictly before the watermark, so they are the last milliseconds of windows, which are
 * also the event times of final results.
 *
 * @param <K> the type of the key
 * @param <T> the type of the events
 * @param <R> the type of the results
 */
abstract class AggregatingOperator<K, T, R> extends DeclaredOperator<K, T, R> {

    private final WindowAggregation<K, T, R> declared;
    private final @Nullable Duration lateness;

    AggregatingOperator(WindowAggregation<K, T, R> declared) {
        super(declared);
        this.declared = declared;
        lateness = declared.lateness();
    }

    @Override
    public final List<String> metrics() {
        return List.of(WITHOUT_TIME);
    }

    /** Late is what belongs to windows that have all closed in the batch before, or earlier. Most events are later than that, whatever their windows. */
    @Override
    public final boolean isLate(long eventTimeMillis, long lateMillis, long beforeMillis) {
        return eventTimeMillis < beforeMillis && forgottenMillis(lastMillis(eventTimeMillis)) < beforeMillis;
    }

    /** The last millisecond of the last window that an event belongs to. */
    abstract long lastMillis(long eventTimeMillis);

    /** What is computed. */
    final Combined<T> aggregates() {
        return declared.aggregates();
    }

    /** Whether windows are given whenever they change, and not when they close. */
    final boolean givesUpdates() {
        return lateness != null;
    }

    /** Until when events of a window are taken, given its last millisecond. */
    final long forgottenMillis(long lastMillis) {
        return lateness == null ? lastMillis : EventTimes.plus(lastMillis, lateness.toMillis());
    }

    /** The next event that has a time; null if there is none. Others are counted. */
    final @Nullable T nextWithTime(Turn<K, R> turn, Events<T> events) {
        while (events.hasNext()) {
            T event = events.next();
            if (events.eventTimeMillis() != EventTimes.NONE) {
                return event;
            }
            turn.count(WITHOUT_TIME, 1);
        }
        return null;
    }

    /** Gives the result of a window. */
    final void give(Turn<K, R> turn, long startMillis, long lastMillis, Accumulated accumulated) {
        Window window = new Window(Instant.ofEpochMilli(startMillis), Instant.ofEpochMilli(lastMillis + 1));
        Object[] values = aggregates().result(accumulated);
        turn.emit(declared.windowFn().call(turn.key(), window, values), givesUpdates() ? EventTimes.NONE : lastMillis);
    }
}
