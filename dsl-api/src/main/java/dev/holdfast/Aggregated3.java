package dev.holdfast;

import dev.holdfast.aggregate.Aggregate;
import dev.holdfast.annotation.CheckReturnValue;
import dev.holdfast.window.WindowFn;
import dev.holdfast.window.WindowFn3;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * Three aggregates of the same events: see {@link Aggregated}.
 *
 * @param <K> the type of the key
 * @param <A> the type of the first value
 * @param <B> the type of the second value
 * @param <C> the type of the third value
 * @param <T> the type of the events
 */
@CheckReturnValue
public final class Aggregated3<K, A, B, C, T> {

    private final WindowedGroups<K, T> groups;
    private final List<Aggregate<? super T, ?>> aggregates;

    Aggregated3(WindowedGroups<K, T> groups, List<Aggregate<? super T, ?>> aggregates) {
        this.groups = groups;
        this.aggregates = aggregates;
    }

    /** Computes something else of the same events, too. */
    public <D> Aggregated4<K, A, B, C, D, T> and(Aggregate<? super T, D> aggregate) {
        Objects.requireNonNull(aggregate, "and(null): say what is to be computed");
        return new Aggregated4<>(groups, AggregateList.with(aggregates, aggregate));
    }

    /** Gives each window once, when it closes: see {@link Aggregated#whenClosed}. */
    public <R> EventTimeStream<R> whenClosed(
            WindowFn3<? super K, ? super A, ? super B, ? super C, ? extends R> windowFn) {
        return groups.whenClosed(aggregates, fn(windowFn));
    }

    /** Gives a window in each batch that changes it: see {@link Aggregated#updates}. */
    public <R> UpdateStream<R> updates(
            Duration lateness, WindowFn3<? super K, ? super A, ? super B, ? super C, ? extends R> windowFn) {
        return groups.updates(aggregates, lateness, fn(windowFn));
    }

    @SuppressWarnings("unchecked") // each aggregate gives its own type
    private static <K, A, B, C, R> WindowFn<K, Object[], R> fn(
            WindowFn3<? super K, ? super A, ? super B, ? super C, ? extends R> windowFn) {
        Objects.requireNonNull(windowFn, "windowFn");
        return (key, window, values) -> windowFn.call(key, window, (A) values[0], (B) values[1], (C) values[2]);
    }
}
