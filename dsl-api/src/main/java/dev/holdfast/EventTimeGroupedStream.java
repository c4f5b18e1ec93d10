package dev.holdfast;

import dev.holdfast.annotation.CheckReturnValue;
import dev.holdfast.operator.AnyFlatMap;
import dev.holdfast.operator.EventOrder;
import dev.holdfast.operator.MapOperator;
import dev.holdfast.operator.OperatorDeclaration;
import dev.holdfast.plan.InvalidPipelineException;
import dev.holdfast.plan.PlanNode;
import dev.holdfast.plan.StatefulNode;
import dev.holdfast.serial.StateSerializer;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An event-time stream after {@code groupByKey}: it takes operators of every kind.
 *
 * <pre>{@code
 * flights.withWatermark(Flight::at, Duration.ofMinutes(10))
 *         .groupByKey(Flight::origin)
 *         .flatMapGroupsWithState(ActivityOperators.sessions())
 * }</pre>
 *
 * <p>Does not compile: a map operator where a flatMap operator is called for.
 *
 * <pre>{@code
 * grouped.flatMapGroupsWithState(ActivityOperators.latest())
 * // required: AnyFlatMap<…>  found: EventTimeMapGroups<…>
 * }</pre>
 *
 * @param <K> the type of the key
 * @param <T> the type of the events
 */
@CheckReturnValue
public final class EventTimeGroupedStream<K, T> {

    private final PlanNode<T> node;
    private final Function<? super T, ? extends K> keyFn;
    private final @Nullable StateSerializer<T> ordered;

    EventTimeGroupedStream(PlanNode<T> node, Function<? super T, ? extends K> keyFn) {
        this(node, keyFn, null);
    }

    private EventTimeGroupedStream(
            PlanNode<T> node, Function<? super T, ? extends K> keyFn, @Nullable StateSerializer<T> ordered) {
        this.node = node;
        this.keyFn = Objects.requireNonNull(keyFn, "groupByKey(null): name a key function");
        this.ordered = ordered;
    }

    /**
     * Gives the operator behind it the events of each key in the order of their times, those of one time as they arrived. Each event is held until the watermark has passed it,
     * and results come as much later. What an operator makes of its events one by one then does not depend on how they fell into batches. Late events go where the operator sends
     * them. Times are compared in whole milliseconds; an event without a time is left out and counted.
     *
     * <pre>{@code
     * clicks.withWatermark(Click::at, Duration.ofMinutes(10))
     *         .groupByKey(Click::user)
     *         .inEventTimeOrder(new ClickSerializer())
     *         .flatMapGroupsWithState(JourneysOperators.follow())
     * }</pre>
     *
     * <p>The events that are held are state of their own, under the id of the operator with {@code .order} behind it.
     *
     * @param events the bytes of the events: of an event type with {@code @EventRecord} or {@code @StateRecord}, the generated serializer
     */
    public EventTimeGroupedStream<K, T> inEventTimeOrder(StateSerializer<T> events) {
        return new EventTimeGroupedStream<>(
                node,
                keyFn,
                Objects.requireNonNull(events, "inEventTimeOrder(null): name the serializer of the events"));
    }

    /**
     * Sets a small stream beside this one, such as rules or prices, whose changes the calls for every key can read. It is kept once, not for each key.
     *
     * <p>In each batch all its changes are applied, in their order, before the first event is handled and before any timer. A source that only such streams read is read to its end in each
     * batch, whatever the limits of a batch are; so the first events see all changes that it had when the query started.
     *
     * @param changes its events change the operator's {@code BroadcastState}s, by the method with {@code @OnBroadcast}
     */
    public <B> EventTimeBroadcastGroupedStream<K, T, B> withBroadcast(Stream<B> changes) {
        Objects.requireNonNull(changes, "withBroadcast(null): name the stream of changes");
        return new EventTimeBroadcastGroupedStream<>(this, changes.node());
    }

    /** The operator, behind what puts its events in order. */
    <R> StatefulNode<K, R> behind(OperatorDeclaration<K, ? super T, R> operator) {
        if (ordered == null) {
            return StatefulNode.of(node, keyFn, operator);
        }
        EventOrder<K, T> order =
                new EventOrder<>(operator.id() + ".order", operator.keySerializer(), ordered, operator.lateEventSink());
        return StatefulNode.of(StatefulNode.of(node, keyFn, order), keyFn, operator);
    }

    /** Calls an update function for each key of a batch, with exactly one result per call. */
    public <R> UpdateStream<R> mapGroupsWithState(MapOperator<K, ? super T, ?, R> operator) {
        Objects.requireNonNull(operator, "mapGroupsWithState(null): name an operator");
        return new UpdateStream<>(behind(operator.spec().asUpdates()));
    }

    /**
     * Calls the functions of an operator for each key of a batch, and for timeouts and timers, with any number of results per call: an update function on group state or on states that are its parameters,
     * or a function from state to state. The results have no event time; {@link Stream#withResultTime} gives them one.
     */
    public <R> Stream<R> flatMapGroupsWithState(AnyFlatMap<K, ? super T, R> operator) {
        Objects.requireNonNull(operator, "flatMapGroupsWithState(null): name an operator");
        return new Stream<>(behind(operator.declaration()));
    }

    /**
     * Has an operator run for each key that was written for engines, such as one of your own. See {@code dev.holdfast.keyed} for what
     * it gets and may do.
     */
    public <R> Stream<R> process(OperatorDeclaration<K, ? super T, R> operator) {
        Objects.requireNonNull(operator, "process(null): name an operator");
        return new Stream<>(behind(operator));
    }

    /**
     * The same, of an operator whose results have an event time. The watermark behind it is the operator's own.
     *
     * @throws InvalidPipelineException if it gives its results none
     */
    public <R> EventTimeStream<R> processInEventTime(OperatorDeclaration<K, ? super T, R> operator) {
        Objects.requireNonNull(operator, "processInEventTime(null): name an operator");
        if (!operator.givesEventTimes()) {
            throw new InvalidPipelineException("Operator '" + operator.id()
                    + "' gives its results no event time. Call process(…), and withResultTime(…) behind it.");
        }
        return EventTimeStream.ofOperator(behind(operator));
    }
}
