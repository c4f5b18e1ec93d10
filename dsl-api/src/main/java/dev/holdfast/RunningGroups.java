package dev.holdfast;

import dev.holdfast.aggregate.Aggregate;
import dev.holdfast.aggregate.Combined;
import dev.holdfast.aggregate.RunningFn;
import dev.holdfast.annotation.CheckReturnValue;
import dev.holdfast.field.KeyField;
import dev.holdfast.operator.ErrorPolicy;
import dev.holdfast.operator.RunningAggregation;
import dev.holdfast.plan.PlanNode;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All events of each key so far, of which something is to be computed.
 *
 * <pre>{@code
 * clicks.groupBy(ClickFields.userId)
 *         .withTtl(Duration.ofDays(30))
 *         .count()
 *         .updates((user, n) -> new Clicks(user, n))
 * }</pre>
 *
 * <p>Late events count as all others do. Settings return a changed copy.
 *
 * @param <K> the type of the key
 * @param <T> the type of the events
 */
@CheckReturnValue
public final class RunningGroups<K, T> {

    private final PlanNode<T> node;
    private final KeyField<? super T, K> key;
    private final @Nullable Duration timeToLive;
    private final String id;
    private final ErrorPolicy<K, T> errorPolicy;
    private final Salting salting;

    private RunningGroups(
            PlanNode<T> node,
            KeyField<? super T, K> key,
            @Nullable Duration timeToLive,
            String id,
            ErrorPolicy<K, T> errorPolicy,
            Salting salting) {
        this.salting = salting;
        this.node = node;
        this.key = key;
        this.timeToLive = timeToLive;
        this.id = Objects.requireNonNull(id, "named(null): name the operator");
        this.errorPolicy = Objects.requireNonNull(errorPolicy, "onError(null): name a policy");
    }

    static <K, T> RunningGroups<K, T> of(
            PlanNode<T> node, KeyField<? super T, K> key, @Nullable Duration timeToLive, Salting salting) {
        return new RunningGroups<>(node, key, timeToLive, "running." + key.name(), ErrorPolicy.fail(), salting);
    }

    /**
     * Gives the operator an id of its own, which names its state in the checkpoint: needed when a pipeline has running aggregates by one field twice. Without
     * it the id is {@code running.} and the name of the field.
     */
    public RunningGroups<K, T> named(String newId) {
        return new RunningGroups<>(node, key, timeToLive, newId, errorPolicy, salting);
    }

    /** What happens when an aggregate or the function of a result fails, or a key cannot be used; by default the query ends. The last policy counts. */
    public RunningGroups<K, T> onError(ErrorPolicy<K, T> policy) {
        return new RunningGroups<>(node, key, timeToLive, id, policy, salting);
    }

    /** Counts the events: {@code aggregate(Aggregate.count())}. */
    public Running<K, Long, T> count() {
        return aggregate(Aggregate.count());
    }

    /** Computes something of the events. */
    public <A> Running<K, A, T> aggregate(Aggregate<? super T, A> aggregate) {
        Objects.requireNonNull(aggregate, "aggregate(null): say what is to be computed");
        return new Running<>(this, List.of(aggregate));
    }

    <R> UpdateStream<R> updates(List<Aggregate<? super T, ?>> aggregates, RunningFn<K, Object[], R> keyFn) {
        return new UpdateStream<>(salting.running(
                node,
                key,
                new RunningAggregation<>(
                        id, key.keySerializer(), new Combined<T>(aggregates), keyFn, timeToLive, errorPolicy)));
    }
}
