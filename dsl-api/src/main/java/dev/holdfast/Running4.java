package dev.holdfast;

import dev.holdfast.aggregate.Aggregate;
import dev.holdfast.aggregate.RunningFn4;
import dev.holdfast.annotation.CheckReturnValue;
import java.util.List;
import java.util.Objects;

/**
 * Four aggregates of the same events: see {@link Running}.
 *
 * @param <K> the type of the key
 * @param <A> the type of the first value
 * @param <B> the type of the second value
 * @param <C> the type of the third value
 * @param <D> the type of the fourth value
 * @param <T> the type of the events
 */
@CheckReturnValue
public final class Running4<K, A, B, C, D, T> {

    private final RunningGroups<K, T> groups;
    private final List<Aggregate<? super T, ?>> aggregates;

    Running4(RunningGroups<K, T> groups, List<Aggregate<? super T, ?>> aggregates) {
        this.groups = groups;
        this.aggregates = aggregates;
    }

    /** Computes something else of the same events, too. */
    public <E> Running5<K, A, B, C, D, E, T> and(Aggregate<? super T, E> aggregate) {
        Objects.requireNonNull(aggregate, "and(null): say what is to be computed");
        return new Running5<>(groups, AggregateList.with(aggregates, aggregate));
    }

    /** Gives the result of a key in each batch that has events of it. */
    @SuppressWarnings("unchecked") // each aggregate gives its own type
    public <R> UpdateStream<R> updates(
            RunningFn4<? super K, ? super A, ? super B, ? super C, ? super D, ? extends R> keyFn) {
        Objects.requireNonNull(keyFn, "updates(null): say what the result of a key is");
        return groups.updates(
                aggregates,
                (key, values) -> keyFn.call(key, (A) values[0], (B) values[1], (C) values[2], (D) values[3]));
    }
}
