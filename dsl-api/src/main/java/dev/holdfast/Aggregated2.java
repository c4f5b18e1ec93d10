package dev.holdfast;

import dev.holdfast.aggregate.Aggregate;
import dev.holdfast.annotation.CheckReturnValue;
import dev.holdfast.window.WindowFn;
import dev.holdfast.window.WindowFn2;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * Two aggregates of the same events: see {@link Aggregated}.
 *
 * @param <K> the type of the key
 * @param <A> the type of the first value
 * @param <B> the type of the second value
 * @param <T> the type of the events
 */
@CheckReturnValue
public final class Aggregated2<K, A, B, T> {

    private final WindowedGroups<K, T> groups;
    private final List<Aggregate<? super T, ?>> aggregates;

    Aggregated2(WindowedGroups<K, T> groups, List<Aggregate<? super T, ?>> aggregates) {
        this.groups = groups;
        this.aggregates = aggregates;
    }

    /** Computes something else of the same events, too. */
    public <C> Aggregated3<K, A, B, C, T> and(Aggregate<? super T, C> aggregate) {
        Objects.requireNonNull(aggregate, "and(null): say what is to be computed");
        return new Aggregated3<>(groups, AggregateList.with(aggregates, aggregate));
    }

    /** Gives each window once, when it closes: see {@link Aggregated#whenClosed}. */
    public <R> EventTimeStream<R> whenClosed(WindowFn2<? super K, ? super A, ? super B, ? extends R> windowFn) {
        return groups.whenClosed(aggregates, fn(windowFn));
    }

    /** Gives a window in each batch that changes it: see {@link Aggregated#updates}. */
    public <R> UpdateStream<R> updates(
            Duration lateness, WindowFn2<? super K, ? super A, ? super B, ? extends R> windowFn) {
        return groups.updates(aggregates, lateness, fn(windowFn));
    }

    @SuppressWarnings("unchecked") // each aggregate gives its own type
    private static <K, A, B, R> WindowFn<K, Object[], R> fn(
            WindowFn2<? super K, ? super A, ? super B, ? extends R> windowFn) {
        Objects.requireNonNull(windowFn, "windowFn");
        return (key, window, values) -> windowFn.call(key, window, (A) values[0], (B) values[1]);
    }
}
