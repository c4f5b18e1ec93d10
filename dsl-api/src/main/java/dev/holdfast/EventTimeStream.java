package dev.holdfast;

import dev.holdfast.annotation.CheckReturnValue;
import dev.holdfast.connector.Sink;
import dev.holdfast.field.All;
import dev.holdfast.field.KeyField;
import dev.holdfast.operator.Deduplication;
import dev.holdfast.operator.OutputMode;
import dev.holdfast.operator.TimeoutMode;
import dev.holdfast.plan.FilterNode;
import dev.holdfast.plan.FlatMapNode;
import dev.holdfast.plan.InvalidPipelineException;
import dev.holdfast.plan.MapNode;
import dev.holdfast.plan.PlanNode;
import dev.holdfast.plan.ProcessingTimeNode;
import dev.holdfast.plan.StatefulNode;
import dev.holdfast.plan.UnionNode;
import dev.holdfast.plan.WatermarkNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Events that carry an event time, and with them a watermark. Made by {@link Stream#withWatermark}, by {@link
 * Stream#withProcessingTime}, or on the results of an event-time operator by {@link Stream#withResultTime}.
 *
 * <pre>{@code
 * Stream.from(flights)
 *         .withWatermark(Flight::at, Duration.ofMinutes(10))
 *         .groupByKey(Flight::origin)
 *         .flatMapGroupsWithState(ActivityOperators.sessions())
 * }</pre>
 *
 * <p>It is deliberately not a {@link Stream}. Does not compile: a second watermark on the same path, and a union with a
 * stream that has none.
 *
 * <pre>{@code
 * flights.withWatermark(Flight::at, delay).withWatermark(Flight::at, delay)   // cannot find symbol
 * flights.withWatermark(Flight::at, delay).union(flights)                     // Stream cannot be converted
 * }</pre>
 *
 * @param <T> the type of the events
 */
@CheckReturnValue
public final class EventTimeStream<T> {

    private final PlanNode<T> node;

    private EventTimeStream(PlanNode<T> node) {
        this.node = node;
    }

    static <T> EventTimeStream<T> start(
            PlanNode<T> node, Function<? super T, @Nullable Instant> eventTimeFn, Duration delay) {
        if (delay.isNegative()) {
            throw new IllegalArgumentException("The delay of a watermark should not be negative, but is " + delay
                    + ". Give the longest time by which an event may be late, or Duration.ZERO.");
        }
        return new EventTimeStream<>(new WatermarkNode<>(node, eventTimeFn, delay));
    }

    static <T> EventTimeStream<T> ofResults(
            PlanNode<T> node, Function<? super T, @Nullable Instant> timeFn, Duration bound) {
        if (bound.isNegative()) {
            throw new IllegalArgumentException(
                    "The bound of a result time should not be negative, but is " + bound
                            + ". Give the longest time by which a result may be earlier than what led to it, or Duration.ZERO.");
        }
        if (!hasResultsOnly(node)) {
            throw new InvalidPipelineException(
                    "withResultTime(…) stands behind events that are no results of an operator with event-time timeouts, "
                            + "so nothing says how early they may be. Use withWatermark(…) there.");
        }
        return new EventTimeStream<>(new WatermarkNode<>(node, timeFn, bound).asBound());
    }

    static <T> EventTimeStream<T> ofProcessing(PlanNode<T> node) {
        return new EventTimeStream<>(new ProcessingTimeNode<>(node));
    }

    /** Results that have an event time already: their operator gave it. */
    static <T> EventTimeStream<T> ofOperator(StatefulNode<?, T> node) {
        return new EventTimeStream<>(node);
    }

    /** Whether all that comes here was given by operators with event-time timeouts. */
    private static boolean hasResultsOnly(PlanNode<?> node) {
        if (node instanceof StatefulNode<?, ?> stateful) {
            return stateful.operator().timeoutMode() == TimeoutMode.EVENT_TIME;
        }
        return !node.inputs().isEmpty() && node.inputs().stream().allMatch(EventTimeStream::hasResultsOnly);
    }

    /**
     * The events of two streams of different types as one of what both are. Otherwise as {@link #union(EventTimeStream)}, which
     * takes events of this stream's own type only.
     */
    public static <T> EventTimeStream<T> unionOf(
            EventTimeStream<? extends T> first, EventTimeStream<? extends T> second) {
        return new EventTimeStream<>(new UnionNode<T>(first.node, second.node));
    }

    /**
     * Declares the stream idle when it has had no event for some time, so that it does not hold back the watermark of the
     * others. Stands right behind {@link Stream#withWatermark}; without it a stream is never idle.
     *
     * <pre>{@code
     * flights.withWatermark(Flight::at, Duration.ofMinutes(10)).withIdleness(Duration.ofMinutes(5))
     * }</pre>
     *
     * <p>At the end of each batch a stream is idle if its last event with an event time came in a batch at least this long
     * ago, by the processing time of batches; it does not count from the next batch on, until it has an event again. The
     * watermark does not go back then, so what the stream has to say about the time before is late. While all streams are
     * idle, the watermark stands. On the results of an event-time operator this changes nothing: their watermark is the
     * operator's.
     *
     * @param idleness at least a millisecond
     * @throws IllegalArgumentException if {@code idleness} is shorter
     * @throws InvalidPipelineException if the step before is not {@code withWatermark}
     */
    public EventTimeStream<T> withIdleness(Duration idleness) {
        if (idleness.compareTo(Duration.ofMillis(1)) < 0) {
            throw new IllegalArgumentException("A stream is idle after at least 1 ms, not after " + idleness + ".");
        }
        if (node instanceof WatermarkNode<T> watermark) {
            return new EventTimeStream<>(watermark.withIdleness(idleness));
        }
        throw new InvalidPipelineException(
                "withIdleness(…) does not stand right behind a withWatermark(…), so it is not clear which stream it means. "
                        + "Move it there.");
    }

    /** One event for each event, with its event time. */
    public <R> EventTimeStream<R> map(Function<? super T, ? extends R> mapFn) {
        return new EventTimeStream<>(new MapNode<T, R>(node, mapFn));
    }

    /** The events for which {@code predicate} holds. Those left out have already counted for the watermark. */
    public EventTimeStream<T> filter(Predicate<? super T> predicate) {
        return new EventTimeStream<>(new FilterNode<T, T>(node, predicate));
    }

    /** Any number of events for each event, all with its event time. */
    public <R> EventTimeStream<R> flatMap(Function<? super T, ? extends Iterable<? extends R>> flatMapFn) {
        return new EventTimeStream<>(new FlatMapNode<T, R>(node, flatMapFn));
    }

    /** The events of one type. */
    public <U extends T> EventTimeStream<U> ofType(Class<U> type) {
        return new EventTimeStream<>(new FilterNode<T, U>(node, type::isInstance));
    }

    /** The events of both streams, each with its event time. The earlier of their watermarks counts. */
    public EventTimeStream<T> union(EventTimeStream<? extends T> other) {
        return new EventTimeStream<>(new UnionNode<T>(node, other.node));
    }

    /** Groups the events by a key, for a stateful operator with or without event-time timeouts. */
    public <K> EventTimeGroupedStream<K, T> groupByKey(Function<? super T, ? extends K> keyFn) {
        return new EventTimeGroupedStream<>(node, keyFn);
    }

    /** Groups the events by one of their fields, for operators that come with Holdfast, such as windows. */
    public <K> EventTimeFieldGroups<K, T> groupBy(KeyField<? super T, K> key) {
        return new EventTimeFieldGroups<>(node, key, Salting.NONE);
    }

    /** All events together, as if they had one key: for windows over all of them. All workers compute what does not depend on the order of events, and one what does. */
    public EventTimeFieldGroups<All, T> groupAll() {
        return new EventTimeFieldGroups<>(node, All.field(), Salting.WHERE_POSSIBLE);
    }

    /** The newest event of each key. It becomes a stream when it is said how long a key is remembered. */
    public <K> LatestBy<K, T> latestBy(KeyField<T, K> key) {
        return LatestBy.of(node, key);
    }

    /**
     * Leaves out events whose id was seen a short time before: of those with one id, the first in order of arrival stays.
     *
     * <pre>{@code
     * clicks.withWatermark(Click::at, Duration.ofMinutes(10)).dropDuplicates(ClickFields.id, Duration.ofHours(1))
     * }</pre>
     *
     * <p>A duplicate is left out if its event time is at most {@code within} behind that of the first; it may be earlier too. Duplicates do not
     * extend this time. When the watermark has passed it, the id is forgotten, and the next event with it is a first one. In between a
     * duplicate is left out if it comes before the id is forgotten.
     *
     * <p>Late events are left out, counted and logged. An event without an event time is left out if its id is remembered; otherwise it stays,
     * and is not remembered. Each result keeps its event time.
     *
     * <p>The operator's id is {@code dropDuplicates.} and the name of the field. {@link #dropDuplicates(Deduplication)} can give it another.
     *
     * @param idField what duplicates have in common
     * @param within how much later than the first a duplicate may be, and is left out for sure
     * @throws IllegalArgumentException if {@code within} is not positive, or has a part of a millisecond
     */
    public EventTimeStream<T> dropDuplicates(KeyField<? super T, ?> idField, Duration within) {
        return dropDuplicatesBy(idField, within);
    }

    /** The same with settings. */
    public <K> EventTimeStream<T> dropDuplicates(Deduplication<K, T> deduplication) {
        Objects.requireNonNull(deduplication, "dropDuplicates(null): say by which field");
        return ofOperator(StatefulNode.of(node, deduplication.idFn(), deduplication));
    }

    private <K> EventTimeStream<T> dropDuplicatesBy(KeyField<? super T, K> idField, Duration within) {
        return dropDuplicates(Deduplication.<K, T>by(idField, within));
    }

    /**
     * Joins the events of this stream, the left one, with those of another, the right one, that have the same key and are near enough in time.
     *
     * <pre>{@code
     * bids.join(auctions)
     *         .on(BidFields.auction, AuctionFields.id)
     *         .between(Duration.ofMinutes(-30), Duration.ZERO)
     *         .inner((bid, auction) -> new Sold(auction.item(), bid.price()))
     * }</pre>
     *
     * <p>Both streams may be the same.
     */
    public <U> JoinKeys<T, U> join(EventTimeStream<U> right) {
        return new JoinKeys<>(node, right.node);
    }

    /**
     * Takes the stream as a table: each event is the version of its key that is valid from its event time on.
     *
     * @param key by which events are looked up; brings the bytes of the versions, which are kept in state
     * @param history for how long a version is kept when the one that follows it is behind the watermark; {@link Duration#ZERO} is enough for all results
     * @throws IllegalArgumentException if {@code history} is negative or has a part of a millisecond, or the field does not know the bytes of its events: see {@link
     *     KeyField#of}
     */
    public <K> Table<K, T> asTable(KeyField<T, K> key, Duration history) {
        return Table.of(node, key, history);
    }

    /**
     * Looks up, for each event, the version of a table that was valid at the event's time.
     *
     * <pre>{@code
     * orders.lookup(OrderFields.currency, rates.asTable(RateFields.currency, Duration.ofDays(1)))
     *         .asOf((order, rate) -> order.in(rate))
     * }</pre>
     *
     * <p>Does not compile: a field of another type than the table's key.
     *
     * @param key of the events; brings their bytes, since they wait in state
     * @param table made by {@link #asTable}
     * @throws IllegalArgumentException if the field does not know the bytes of its events: see {@link KeyField#of}
     */
    public <K, U> Lookup<K, T, U> lookup(KeyField<T, K> key, Table<K, U> table) {
        Objects.requireNonNull(key, "lookup(null, …): name the field by which events are looked up");
        Objects.requireNonNull(table, "lookup(…, null): name the table, such as a stream's asTable(…)");
        return Lookup.of(JoinInput.of(node, key, "Events wait until their version is there"), table);
    }

    /** The same events without their event time. */
    public Stream<T> withoutEventTime() {
        return Stream.plain(node);
    }

    /** Ends the stream in a sink. */
    public Pipeline writeTo(Sink<? super T> sink) {
        return Pipeline.endingIn(node, sink, OutputMode.APPEND);
    }
}
