package dev.holdfast;

import dev.holdfast.aggregate.Aggregate;
import dev.holdfast.annotation.CheckReturnValue;
import dev.holdfast.window.WindowFn;
import dev.holdfast.window.WindowFn6;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * Six aggregates of the same events: see {@link Aggregated}.
 *
 * @param <K> the type of the key
 * @param <A> the type of the first value
 * @param <B> the type of the second value
 * @param <C> the type of the third value
 * @param <D> the type of the fourth value
 * @param <E> the type of the fifth value
 * @param <F> the type of the sixth value
 * @param <T> the type of the events
 */
@CheckReturnValue
public final class Aggregated6<K, A, B, C, D, E, F, T> {

    private final WindowedGroups<K, T> groups;
    private final List<Aggregate<? super T, ?>> aggregates;

    Aggregated6(WindowedGroups<K, T> groups, List<Aggregate<? super T, ?>> aggregates) {
        this.groups = groups;
        this.aggregates = aggregates;
    }

    /** Computes something else of the same events, too. */
    public <G> Aggregated7<K, A, B, C, D, E, F, G, T> and(Aggregate<? super T, G> aggregate) {
        Objects.requireNonNull(aggregate, "and(null): say what is to be computed");
        return new Aggregated7<>(groups, AggregateList.with(aggregates, aggregate));
    }

    /** Gives each window once, when it closes: see {@link Aggregated#whenClosed}. */
    public <R> EventTimeStream<R> whenClosed(
            WindowFn6<? super K, ? super A, ? super B, ? super C, ? super D, ? super E, ? super F, ? extends R>
                    windowFn) {
        return groups.whenClosed(aggregates, fn(windowFn));
    }

    /** Gives a window in each batch that changes it: see {@link Aggregated#updates}. */
    public <R> UpdateStream<R> updates(
            Duration lateness,
            WindowFn6<? super K, ? super A, ? super B, ? super C, ? super D, ? super E, ? super F, ? extends R>
                    windowFn) {
        return groups.updates(aggregates, lateness, fn(windowFn));
    }

    @SuppressWarnings("unchecked") // each aggregate gives its own type
    private static <K, A, B, C, D, E, F, R> WindowFn<K, Object[], R> fn(
            WindowFn6<? super K, ? super A, ? super B, ? super C, ? super D, ? super E, ? super F, ? extends R>
                    windowFn) {
        Objects.requireNonNull(windowFn, "windowFn");
        return (key, window, values) -> windowFn.call(
                key, window, (A) values[0], (B) values[1], (C) values[2], (D) values[3], (E) values[4], (F) values[5]);
    }
}
