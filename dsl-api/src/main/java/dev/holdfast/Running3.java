package dev.holdfast;

import dev.holdfast.aggregate.Aggregate;
import dev.holdfast.aggregate.RunningFn3;
import dev.holdfast.annotation.CheckReturnValue;
import java.util.List;
import java.util.Objects;

/**
 * Three aggregates of the same events: see {@link Running}.
 *
 * @param <K> the type of the key
 * @param <A> the type of the first value
 * @param <B> the type of the second value
 * @param <C> the type of the third value
 * @param <T> the type of the events
 */
@CheckReturnValue
public final class Running3<K, A, B, C, T> {

    private final RunningGroups<K, T> groups;
    private final List<Aggregate<? super T, ?>> aggregates;

    Running3(RunningGroups<K, T> groups, List<Aggregate<? super T, ?>> aggregates) {
        this.groups = groups;
        this.aggregates = aggregates;
    }

    /** Computes something else of the same events, too. */
    public <D> Running4<K, A, B, C, D, T> and(Aggregate<? super T, D> aggregate) {
        Objects.requireNonNull(aggregate, "and(null): say what is to be computed");
        return new Running4<>(groups, AggregateList.with(aggregates, aggregate));
    }

    /** Gives the result of a key in each batch that has events of it. */
    @SuppressWarnings("unchecked") // each aggregate gives its own type
    public <R> UpdateStream<R> updates(RunningFn3<? super K, ? super A, ? super B, ? super C, ? extends R> keyFn) {
        Objects.requireNonNull(keyFn, "updates(null): say what the result of a key is");
        return groups.updates(
                aggregates, (key, values) -> keyFn.call(key, (A) values[0], (B) values[1], (C) values[2]));
    }
}
