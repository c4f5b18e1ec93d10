package dev.holdfast;

import dev.holdfast.aggregate.Aggregate;
import dev.holdfast.annotation.CheckReturnValue;
import dev.holdfast.window.WindowFn;
import dev.holdfast.window.WindowFn8;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * Eight aggregates of the same events: see {@link Aggregated}.
 *
 * @param <K> the type of the key
 * @param <A> the type of the first value
 * @param <B> the type of the second value
 * @param <C> the type of the third value
 * @param <D> the type of the fourth value
 * @param <E> the type of the fifth value
 * @param <F> the type of the sixth value
 * @param <G> the type of the seventh value
 * @param <H> the type of the eighth value
 * @param <T> the type of the events
 */
@CheckReturnValue
public final class Aggregated8<K, A, B, C, D, E, F, G, H, T> {

    private final WindowedGroups<K, T> groups;
    private final List<Aggregate<? super T, ?>> aggregates;

    Aggregated8(WindowedGroups<K, T> groups, List<Aggregate<? super T, ?>> aggregates) {
        this.groups = groups;
        this.aggregates = aggregates;
    }

    /** Gives each window once, when it closes: see {@link Aggregated#whenClosed}. */
    public <R> EventTimeStream<R> whenClosed(
            WindowFn8<
                            ? super K,
                            ? super A,
                            ? super B,
                            ? super C,
                            ? super D,
                            ? super E,
                            ? super F,
                            ? super G,
                            ? super H,
                            ? extends R>
                    windowFn) {
        return groups.whenClosed(aggregates, fn(windowFn));
    }

    /** Gives a window in each batch that changes it: see {@link Aggregated#updates}. */
    public <R> UpdateStream<R> updates(
            Duration lateness,
            WindowFn8<
                            ? super K,
                            ? super A,
                            ? super B,
                            ? super C,
                            ? super D,
                            ? super E,
                            ? super F,
                            ? super G,
                            ? super H,
                            ? extends R>
                    windowFn) {
        return groups.updates(aggregates, lateness, fn(windowFn));
    }

    @SuppressWarnings("unchecked") // each aggregate gives its own type
    private static <K, A, B, C, D, E, F, G, H, R> WindowFn<K, Object[], R> fn(
            WindowFn8<
                            ? super K,
                            ? super A,
                            ? super B,
                            ? super C,
                            ? super D,
                            ? super E,
                            ? super F,
                            ? super G,
                            ? super H,
                            ? extends R>
                    windowFn) {
        Objects.requireNonNull(windowFn, "windowFn");
        return (key, window, values) -> windowFn.call(
                key,
                window,
                (A) values[0],
                (B) values[1],
                (C) values[2],
                (D) values[3],
                (E) values[4],
                (F) values[5],
                (G) values[6],
                (H) values[7]);
    }
}
