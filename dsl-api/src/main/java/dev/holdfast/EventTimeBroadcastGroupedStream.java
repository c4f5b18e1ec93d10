package dev.holdfast;

import dev.holdfast.annotation.CheckReturnValue;
import dev.holdfast.operator.BroadcastOperator;
import dev.holdfast.plan.PlanNode;
import java.util.Objects;

/**
 * A grouped event-time stream with a small stream of changes beside it, behind {@code withBroadcast}: it takes operators of every kind whose update functions read what the changes have
 * left. The changes have no event time, so they neither hold the watermark back nor are late.
 *
 * <pre>{@code
 * payments.withWatermark(Payment::at, Duration.ofMinutes(1))
 *         .groupByKey(Payment::card)
 *         .withBroadcast(limits)
 *         .flatMapGroupsWithState(LimitsOperators.check())
 * }</pre>
 *
 * <p>Does not compile: an operator that reads no broadcast, or one of other changes.
 *
 * @param <K> the type of the key
 * @param <T> the type of the events
 * @param <B> the type of the changes
 */
@CheckReturnValue
public final class EventTimeBroadcastGroupedStream<K, T, B> {

    private final EventTimeGroupedStream<K, T> groups;
    private final PlanNode<B> changes;

    EventTimeBroadcastGroupedStream(EventTimeGroupedStream<K, T> groups, PlanNode<B> changes) {
        this.groups = groups;
        this.changes = changes;
    }

    /**
     * Applies the changes of a batch, in their order, and then calls the update function for each key with events, and for timers, with any number of results per call. The results have no
     * event time; {@link Stream#withResultTime} gives them one.
     */
    public <R> Stream<R> flatMapGroupsWithState(BroadcastOperator<K, ? super T, ? super B, R> operator) {
        Objects.requireNonNull(operator, "flatMapGroupsWithState(null): name an operator");
        return new Stream<>(Broadcasts.read(groups.behind(operator.declaration()), changes, operator.broadcast()));
    }
}
