package dev.holdfast.keyed.declared;

import dev.holdfast.operator.BroadcastDeclaration;
import dev.holdfast.operator.CompleteTable;
import dev.holdfast.operator.Deduplication;
import dev.holdfast.operator.EventOrder;
import dev.holdfast.operator.FunctionalDeclaration;
import dev.holdfast.operator.JoinDeclaration;
import dev.holdfast.operator.Latest;
import dev.holdfast.operator.LookupDeclaration;
import dev.holdfast.operator.OperatorDeclaration;
import dev.holdfast.operator.OperatorKinds;
import dev.holdfast.operator.OperatorSpec;
import dev.holdfast.operator.PartialAggregation;
import dev.holdfast.operator.RunningAggregation;
import dev.holdfast.operator.StatesDeclaration;
import dev.holdfast.operator.TimeoutMode;
import dev.holdfast.operator.UnboundedDeduplication;
import dev.holdfast.operator.WindowAggregation;

/**
 * What each kind of operator promises about its results when the same events come in other slices. It holds for events that are late nowhere, and for events of one key that arrive in the same order.
 */
public final class Promises implements OperatorKinds<Promise> {

    private final boolean isInOrder;

    private Promises(boolean isInOrder) {
        this.isInOrder = isInOrder;
    }

    /**
     * What an operator promises.
     *
     * @param isInOrder whether {@code inEventTimeOrder} stands before it
     */
    public static Promise of(OperatorDeclaration<?, ?, ?> operator, boolean isInOrder) {
        return operator.accept(new Promises(isInOrder));
    }

    /** A call gets the events that came together, and a key with events gets no timeout call beside them. */
    @Override
    public <K, T, S, R> Promise groupState(OperatorSpec<K, T, S, R> operator) {
        return Promise.DEPENDS_ON_SLICES;
    }

    /** A call gets the events that came together. */
    @Override
    public <K, T, R> Promise states(StatesDeclaration<K, T, R> operator) {
        return Promise.DEPENDS_ON_SLICES;
    }

    /** Events are taken one by one, but without an order of their times only within a slice. */
    @Override
    public <K, T, S, R> Promise functional(FunctionalDeclaration<K, T, S, R> operator) {
        boolean followsEvents = operator.timeoutMode() == TimeoutMode.EVENT_TIME || operator.expireAt() == null;
        return isInOrder && followsEvents ? Promise.SAME_RESULTS : Promise.DEPENDS_ON_SLICES;
    }

    @Override
    public <K, T> Promise order(EventOrder<K, T> operator) {
        return Promise.SAME_RESULTS;
    }

    @Override
    public <K, T> Promise deduplication(Deduplication<K, T> operator) {
        return Promise.SAME_RESULTS;
    }

    /** Windows that are given when they close are given once; updates are given for each slice. */
    @Override
    public <K, T, R> Promise windows(WindowAggregation<K, T, R> operator) {
        return operator.lateness() == null ? Promise.SAME_RESULTS : Promise.SAME_FINAL_RESULTS;
    }

    /** A time to live ends by the clock. */
    @Override
    public <K, T, R> Promise running(RunningAggregation<K, T, R> operator) {
        return operator.timeToLive() == null ? Promise.SAME_FINAL_RESULTS : Promise.DEPENDS_ON_SLICES;
    }

    /** There is a part for each slice; what merges them promises something. */
    @Override
    public <K, T> Promise partial(PartialAggregation<K, T> operator) {
        return Promise.DEPENDS_ON_SLICES;
    }

    @Override
    public <K, T> Promise latest(Latest<K, T> operator) {
        return operator.timeToLive() == null ? Promise.SAME_FINAL_RESULTS : Promise.DEPENDS_ON_SLICES;
    }

    @Override
    public <K, T> Promise complete(CompleteTable<K, T> operator) {
        return Promise.SAME_FINAL_RESULTS;
    }

    @Override
    public <K, T> Promise deduplicationForEver(UnboundedDeduplication<K, T> operator) {
        return Promise.SAME_RESULTS;
    }

    @Override
    public <K, T, U, R> Promise join(JoinDeclaration<K, T, U, R> operator) {
        return Promise.SAME_RESULTS;
    }

    @Override
    public <K, T, U, R> Promise lookup(LookupDeclaration<K, T, U, R> operator) {
        return Promise.SAME_RESULTS;
    }

    /** Which changes an event sees is a matter of what came with it. */
    @Override
    public <B> Promise broadcast(BroadcastDeclaration<B> operator) {
        return Promise.DEPENDS_ON_SLICES;
    }

    /** Nothing is known of it. */
    @Override
    public <K, T, R> Promise custom(OperatorDeclaration<K, T, R> operator) {
        return Promise.DEPENDS_ON_SLICES;
    }
}
