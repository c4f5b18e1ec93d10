package dev.holdfast;

import dev.holdfast.aggregate.Aggregate;
import dev.holdfast.annotation.CheckReturnValue;
import dev.holdfast.window.WindowFn;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * What is computed of the events of each key and window; it becomes a stream when it is said when there is a result.
 *
 * @param <K> the type of the key
 * @param <A> the type of what is computed
 * @param <T> the type of the events
 */
@CheckReturnValue
public final class Aggregated<K, A, T> {

    private final WindowedGroups<K, T> groups;
    private final List<Aggregate<? super T, ?>> aggregates;

    Aggregated(WindowedGroups<K, T> groups, List<Aggregate<? super T, ?>> aggregates) {
        this.groups = groups;
        this.aggregates = aggregates;
    }

    /** Computes something else of the same events, too. */
    public <B> Aggregated2<K, A, B, T> and(Aggregate<? super T, B> aggregate) {
        Objects.requireNonNull(aggregate, "and(null): say what is to be computed");
        return new Aggregated2<>(groups, AggregateList.with(aggregates, aggregate));
    }

    /**
     * Gives each window once, when it closes: when the watermark has reached its end. A window without events gives nothing.
     *
     * <p>The event time of a result is the last millisecond of its window, and the watermark behind it is the operator's own: windows of
     * windows close in the same batch.
     *
     * @param windowFn the result of a window
     */
    public <R> EventTimeStream<R> whenClosed(WindowFn<? super K, ? super A, ? extends R> windowFn) {
        return groups.whenClosed(aggregates, fn(windowFn));
    }

    /**
     * Gives a window in each batch that changes it, at most once in a batch, and goes on for a time after its end. The last result of a window is what
     * {@code whenClosed} would give with events as late.
     *
     * @param lateness how long behind its end a window is corrected, in event time; an event is late when all its windows ended longer ago
     * @param windowFn the result of a window
     * @throws IllegalArgumentException if {@code lateness} is negative or has a part of a millisecond, or if the windows are sessions
     */
    public <R> UpdateStream<R> updates(Duration lateness, WindowFn<? super K, ? super A, ? extends R> windowFn) {
        return groups.updates(aggregates, lateness, fn(windowFn));
    }

    @SuppressWarnings("unchecked") // each aggregate gives its own type
    private static <K, A, R> WindowFn<K, Object[], R> fn(WindowFn<? super K, ? super A, ? extends R> windowFn) {
        Objects.requireNonNull(windowFn, "windowFn");
        return (key, window, values) -> windowFn.call(key, window, (A) values[0]);
    }
}
