package dev.holdfast;

import dev.holdfast.aggregate.Aggregate;
import dev.holdfast.aggregate.RunningFn8;
import dev.holdfast.annotation.CheckReturnValue;
import java.util.List;
import java.util.Objects;

/**
 * Eight aggregates of the same events: see {@link Running}.
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
public final class Running8<K, A, B, C, D, E, F, G, H, T> {

    private final RunningGroups<K, T> groups;
    private final List<Aggregate<? super T, ?>> aggregates;

    Running8(RunningGroups<K, T> groups, List<Aggregate<? super T, ?>> aggregates) {
        this.groups = groups;
        this.aggregates = aggregates;
    }

    /** Gives the result of a key in each batch that has events of it. */
    @SuppressWarnings("unchecked") // each aggregate gives its own type
    public <R> UpdateStream<R> updates(
            RunningFn8<
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
                    keyFn) {
        Objects.requireNonNull(keyFn, "updates(null): say what the result of a key is");
        return groups.updates(
                aggregates,
                (key, values) -> keyFn.call(
                        key,
                        (A) values[0],
                        (B) values[1],
                        (C) values[2],
                        (D) values[3],
                        (E) values[4],
                        (F) values[5],
                        (G) values[6],
                        (H) values[7]));
    }
}
