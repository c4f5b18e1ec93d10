package dev.holdfast;

import dev.holdfast.annotation.CheckReturnValue;
import dev.holdfast.operator.Aggregate;
import dev.holdfast.operator.WindowAggregation;
import dev.holdfast.operator.WindowFn;
import dev.holdfast.plan.StatefulNode;

/**
 * What is computed of the events of each key and window; it becomes a stream when it is said when there is a result.
 *
 * @param <K> the type of the key
 * @param <A> the type of what is computed
 * @param <T> the type of the events
 */
@CheckReturnValue
public final class Aggregated<K, A, T> {

    private final WindowedGroups<K, T> groups;
    private final Aggregate<? super T, A> aggregate;

    Aggregated(WindowedGroups<K, T> groups, Aggregate<? super T, A> aggregate) {
        this.groups = groups;
        this.aggregate = aggregate;
    }

    /**
     * Gives each window once, when it closes: when the watermark has reached its end. A window without events gives nothing.
     *
     * <p>The event time of a result is the last millisecond of its window, and the watermark behind it is the operator's own: windows of
     * windows close in the same batch.
     *
     * @param windowFn the result of a window
     */
    public <R> EventTimeStream<R> whenClosed(WindowFn<? super K, ? super A, ? extends R> windowFn) {
        return EventTimeStream.ofOperator(StatefulNode.of(
                groups.node(),
                groups.key(),
                new WindowAggregation<K, T, A, R>(
                        groups.id(),
                        groups.key().keySerializer(),
                        groups.windows(),
                        aggregate,
                        windowFn,
                        groups.lateEventSink(),
                        groups.errorPolicy())));
    }
}
