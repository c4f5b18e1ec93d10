package dev.holdfast;

import dev.holdfast.annotation.CheckReturnValue;
import dev.holdfast.operator.BroadcastStates;
import dev.holdfast.plan.PlanNode;
import dev.holdfast.plan.StatefulNode;
import java.util.Objects;
import java.util.function.Function;

/**
 * A grouped stream with a small stream of changes beside it, behind {@code withBroadcast}: it takes operators whose update functions read what the changes have left.
 *
 * <pre>{@code
 * payments.groupByKey(Payment::card).withBroadcast(limits).flatMapGroupsWithState(LimitsOperators.check())
 * }</pre>
 *
 * <p>Does not compile: an operator that reads no broadcast, or one of other changes.
 *
 * @param <K> the type of the key
 * @param <T> the type of the events
 * @param <B> the type of the changes
 */
@CheckReturnValue
public final class BroadcastGroupedStream<K, T, B> {

    private final PlanNode<T> node;
    private final Function<? super T, ? extends K> keyFn;
    private final PlanNode<B> changes;

    BroadcastGroupedStream(PlanNode<T> node, Function<? super T, ? extends K> keyFn, PlanNode<B> changes) {
        this.node = node;
        this.keyFn = keyFn;
        this.changes = changes;
    }

    /**
     * Applies the changes of a batch, in their order, and then calls the update function for each key with events, and for timers, with any number of results per call.
     */
    public <R> Stream<R> flatMapGroupsWithState(BroadcastStates<K, ? super T, ? super B, R> operator) {
        Objects.requireNonNull(operator, "flatMapGroupsWithState(null): name an operator");
        StatefulNode<K, R> reader = StatefulNode.of(node, keyFn, operator.declaration());
        return new Stream<>(Broadcasts.read(reader, changes, operator.broadcast()));
    }
}
