package dev.holdfast;

import dev.holdfast.aggregate.Aggregate;
import dev.holdfast.aggregate.Combined;
import dev.holdfast.annotation.CheckReturnValue;
import dev.holdfast.connector.Sink;
import dev.holdfast.connector.Update;
import dev.holdfast.field.KeyField;
import dev.holdfast.operator.ErrorPolicy;
import dev.holdfast.operator.WindowAggregation;
import dev.holdfast.plan.PlanNode;
import dev.holdfast.window.WindowFn;
import dev.holdfast.window.WindowedKey;
import dev.holdfast.window.Windows;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The events of each key and window, of which something is to be computed.
 *
 * <pre>{@code
 * clicks.groupBy(ClickFields.userId)
 *         .windowedBy(Windows.tumbling(Duration.ofMinutes(1)))
 *         .count()
 *         .whenClosed((user, window, n) -> new Busy(user, window.start(), n))
 * }</pre>
 *
 * <p>An event is late when all its windows have ended by the watermark that the batch before ran with. It is then left out, counted and logged. An event
 * without an event time is in no window; it is left out, and counted in the progress as {@code numRowsWithoutEventTime}.
 *
 * <p>Settings return a changed copy.
 *
 * @param <K> the type of the key
 * @param <T> the type of the events
 */
@CheckReturnValue
public final class WindowedGroups<K, T> {

    private final PlanNode<T> node;
    private final KeyField<? super T, K> key;
    private final Windows windows;
    private final String id;
    private final @Nullable Sink<? super T> lateEventSink;
    private final ErrorPolicy<K, T> errorPolicy;
    private final Salting salting;

    private WindowedGroups(
            PlanNode<T> node,
            KeyField<? super T, K> key,
            Windows windows,
            String id,
            @Nullable Sink<? super T> lateEventSink,
            ErrorPolicy<K, T> errorPolicy,
            Salting salting) {
        this.salting = salting;
        this.node = node;
        this.key = key;
        this.windows = windows;
        this.id = Objects.requireNonNull(id, "named(null): name the operator");
        this.lateEventSink = lateEventSink;
        this.errorPolicy = Objects.requireNonNull(errorPolicy, "onError(null): name a policy");
    }

    static <K, T> WindowedGroups<K, T> of(
            PlanNode<T> node, KeyField<? super T, K> key, Windows windows, Salting salting) {
        return new WindowedGroups<>(node, key, windows, "windows." + key.name(), null, ErrorPolicy.fail(), salting);
    }

    /**
     * Gives the operator an id of its own, which names its state in the checkpoint: needed when a pipeline has windows by one field twice. Without it the
     * id is {@code windows.} and the name of the field.
     */
    public WindowedGroups<K, T> named(String newId) {
        return new WindowedGroups<>(node, key, windows, newId, lateEventSink, errorPolicy, salting);
    }

    /** Sends late events to a sink, exactly as they came, besides counting and logging them. One sink may serve several operators. */
    public WindowedGroups<K, T> lateEventsTo(Sink<? super T> sink) {
        Objects.requireNonNull(sink, "lateEventsTo(null): name a sink");
        return new WindowedGroups<>(node, key, windows, id, sink, errorPolicy, salting);
    }

    /** What happens when the function of a result fails, or a key cannot be used; by default the query ends. The last policy counts. */
    public WindowedGroups<K, T> onError(ErrorPolicy<K, T> policy) {
        return new WindowedGroups<>(node, key, windows, id, lateEventSink, policy, salting);
    }

    /** Counts the events: {@code aggregate(Aggregate.count())}. */
    public Aggregated<K, Long, T> count() {
        return aggregate(Aggregate.count());
    }

    /** Computes something of the events. */
    public <A> Aggregated<K, A, T> aggregate(Aggregate<? super T, A> aggregate) {
        Objects.requireNonNull(aggregate, "aggregate(null): say what is to be computed");
        return new Aggregated<>(this, List.of(aggregate));
    }

    <R> EventTimeStream<R> whenClosed(List<Aggregate<? super T, ?>> aggregates, WindowFn<K, Object[], R> windowFn) {
        return EventTimeStream.ofOperator(salting.windows(node, key, aggregation(aggregates, windowFn, null)));
    }

    <R> UpdateStream<R> updates(
            List<Aggregate<? super T, ?>> aggregates, Duration lateness, WindowFn<K, Object[], R> windowFn) {
        Objects.requireNonNull(lateness, "updates(null, …): say how long windows are corrected");
        return new UpdateStream<>(salting.windows(node, key, aggregation(aggregates, withKey(windowFn), lateness)));
    }

    private static <K, R> WindowFn<K, Object[], Update<R>> withKey(WindowFn<K, Object[], R> windowFn) {
        return (key, window, values) -> Update.of(new WindowedKey<>(key, window), windowFn.call(key, window, values));
    }

    private <R> WindowAggregation<K, T, R> aggregation(
            List<Aggregate<? super T, ?>> aggregates, WindowFn<K, Object[], R> windowFn, @Nullable Duration lateness) {
        return new WindowAggregation<>(
                id,
                key.keySerializer(),
                windows,
                new Combined<T>(aggregates),
                windowFn,
                lateness,
                lateEventSink,
                errorPolicy);
    }
}
