package dev.holdfast;

import dev.holdfast.aggregate.Aggregate;
import dev.holdfast.annotation.CheckReturnValue;
import dev.holdfast.window.WindowFn;
import dev.holdfast.window.WindowFn5;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * Five aggregates of the same events: see {@link Aggregated}.
 *
 * @param <K> the type of the key
 * @param <A> the type of the first value
 * @param <B> the type of the second value
 * @param <C> the type of the third value
 * @param <D> the type of the fourth value
 * @param <E> the type of the fifth value
 * @param <T> the type of the events
 */
@CheckReturnValue
public final class Aggregated5<K, A, B, C, D, E, T> {

    private final WindowedGroups<K, T> groups;
    private final List<Aggregate<? super T, ?>> aggregates;

    Aggregated5(WindowedGroups<K, T> groups, List<Aggregate<? super T, ?>> aggregates) {
        this.groups = groups;
        this.aggregates = aggregates;
    }

    /** Computes something else of the same events, too. */
    public <F> Aggregated6<K, A, B, C, D, E, F, T> and(Aggregate<? super T, F> aggregate) {
        Objects.requireNonNull(aggregate, "and(null): say what is to be computed");
        return new Aggregated6<>(groups, AggregateList.with(aggregates, aggregate));
    }

    /** Gives each window once, when it closes: see {@link Aggregated#whenClosed}. */
    public <R> EventTimeStream<R> whenClosed(
            WindowFn5<? super K, ? super A, ? super B, ? super C, ? super D, ? super E, ? extends R> windowFn) {
        return groups.whenClosed(aggregates, fn(windowFn));
    }

    /** Gives a window in each batch that changes it: see {@link Aggregated#updates}. */
    public <R> UpdateStream<R> updates(
            Duration lateness,
            WindowFn5<? super K, ? super A, ? super B, ? super C, ? super D, ? super E, ? extends R> windowFn) {
        return groups.updates(aggregates, lateness, fn(windowFn));
    }

    @SuppressWarnings("unchecked") // each aggregate gives its own type
    private static <K, A, B, C, D, E, R> WindowFn<K, Object[], R> fn(
            WindowFn5<? super K, ? super A, ? super B, ? super C, ? super D, ? super E, ? extends R> windowFn) {
        Objects.requireNonNull(windowFn, "windowFn");
        return (key, window, values) ->
                windowFn.call(key, window, (A) values[0], (B) values[1], (C) values[2], (D) values[3], (E) values[4]);
    }
}
