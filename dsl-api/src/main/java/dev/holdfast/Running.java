package dev.holdfast;

import dev.holdfast.aggregate.Aggregate;
import dev.holdfast.aggregate.RunningFn;
import dev.holdfast.annotation.CheckReturnValue;
import java.util.List;
import java.util.Objects;

/**
 * What is computed of all events of each key so far.
 *
 * @param <K> the type of the key
 * @param <A> the type of what is computed
 * @param <T> the type of the events
 */
@CheckReturnValue
public final class Running<K, A, T> {

    private final RunningGroups<K, T> groups;
    private final List<Aggregate<? super T, ?>> aggregates;

    Running(RunningGroups<K, T> groups, List<Aggregate<? super T, ?>> aggregates) {
        this.groups = groups;
        this.aggregates = aggregates;
    }

    /** Computes something else of the same events, too. */
    public <B> Running2<K, A, B, T> and(Aggregate<? super T, B> aggregate) {
        Objects.requireNonNull(aggregate, "and(null): say what is to be computed");
        return new Running2<>(groups, AggregateList.with(aggregates, aggregate));
    }

    /**
     * Gives the result of a key in each batch that has events of it.
     *
     * @param keyFn the result of a key
     */
    @SuppressWarnings("unchecked") // each aggregate gives its own type
    public <R> UpdateStream<R> updates(RunningFn<? super K, ? super A, ? extends R> keyFn) {
        Objects.requireNonNull(keyFn, "updates(null): say what the result of a key is");
        return groups.updates(aggregates, (key, values) -> keyFn.call(key, (A) values[0]));
    }
}
