package dev.holdfast;

import dev.holdfast.annotation.CheckReturnValue;
import dev.holdfast.connector.Sink;
import dev.holdfast.connector.Source;
import dev.holdfast.connector.Update;
import dev.holdfast.field.All;
import dev.holdfast.field.KeyField;
import dev.holdfast.operator.OutputMode;
import dev.holdfast.plan.FilterNode;
import dev.holdfast.plan.FlatMapNode;
import dev.holdfast.plan.MapNode;
import dev.holdfast.plan.PlanNode;
import dev.holdfast.plan.SourceNode;
import dev.holdfast.plan.UnionNode;
import dev.holdfast.plan.WithoutEventTimeNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Events without event time. An immutable description: nothing runs until an engine starts a {@link Pipeline}, and a stream
 * that is used twice runs once.
 *
 * <p>Functions that are handed to a stream may be called from several threads at once and must not return null.
 *
 * <pre>{@code
 * Pipeline pipeline = Stream.from(JsonLines.source(clicks, Click.class))
 *         .filter(click -> !click.userId().isEmpty())
 *         .groupByKey(Click::userId)
 *         .mapGroupsWithState(SessionsOperators.track())
 *         .writeTo(Console.sink());
 * }</pre>
 *
 * <p>Does not compile: an operator with event-time timeouts on a stream without {@link #withWatermark}.
 *
 * <pre>{@code
 * Stream.from(source).groupByKey(Flight::origin).flatMapGroupsWithState(ActivityOperators.sessions())
 * // required: PlainFlatMap<…>  found: EventTimeFlatMapGroups<…>
 * }</pre>
 *
 * @param <T> the type of the events
 */
@CheckReturnValue
public final class Stream<T> {

    private final PlanNode<T> node;

    Stream(PlanNode<T> node) {
        this.node = node;
    }

    PlanNode<T> node() {
        return node;
    }

    /** The events of a source. */
    public static <T> Stream<T> from(Source<T> source) {
        return new Stream<>(new SourceNode<>(Objects.requireNonNull(source, "Stream.from(null): name a source")));
    }

    /** One event for each event. */
    public <R> Stream<R> map(Function<? super T, ? extends R> mapFn) {
        return new Stream<>(new MapNode<T, R>(node, mapFn));
    }

    /** The events for which {@code predicate} holds. */
    public Stream<T> filter(Predicate<? super T> predicate) {
        return new Stream<>(new FilterNode<T, T>(node, predicate));
    }

    /** Any number of events for each event. */
    public <R> Stream<R> flatMap(Function<? super T, ? extends Iterable<? extends R>> flatMapFn) {
        return new Stream<>(new FlatMapNode<T, R>(node, flatMapFn));
    }

    /** The events of one type: how a sealed result is split into several streams. */
    public <U extends T> Stream<U> ofType(Class<U> type) {
        return new Stream<>(new FilterNode<T, U>(node, type::isInstance));
    }

    /** The events of both streams. Within a batch those of this stream come first, if their sources are different. */
    public Stream<T> union(Stream<? extends T> other) {
        return new Stream<>(new UnionNode<T>(node, other.node));
    }

    /**
     * The events of two streams of different types as one of what both are:
     *
     * <pre>{@code
     * Stream<Payment> payments = Stream.unionOf(cardPayments, bankTransfers);
     * }</pre>
     *
     * <p>Otherwise as {@link #union(Stream)}, which takes events of this stream's own type only.
     */
    public static <T> Stream<T> unionOf(Stream<? extends T> first, Stream<? extends T> second) {
        return new Stream<>(new UnionNode<T>(first.node, second.node));
    }

    /**
     * Gives each event its event time. It is read once, here, and then travels with the event through {@code map},
     * {@code filter}, {@code flatMap} and {@code union}. Events that a later {@code filter} leaves out count for the
     * watermark too.
     *
     * <p>The watermark is the latest event time seen, minus {@code delay}, rounded down to a millisecond; it moves at the end
     * of a batch and holds from the next batch on. There is none before the first event, and it may lie before 1970. With
     * several watermarks in a pipeline the earliest counts for all.
     *
     * <p>In a batch, an event is late if its time is at or before the watermark that the batch before ran with, which is not
     * later than {@code currentWatermark()}. So an event with a time at or before {@code currentWatermark()} may reach an update
     * function, and the same input, cut into batches otherwise, may differ in which of the late events are still taken; in
     * nothing else. Operators with event-time timeouts leave late events out, count them and log them; others take them.
     *
     * <p>On the results of an event-time operator the watermark is that operator's own, minus {@code delay}, and a result that
     * is earlier is late: use {@link #withResultTime} there, which loses none.
     *
     * @param eventTimeFn the event's time; null means that it has none: it is never late and does not move the watermark
     * @param delay how much later than others an event may come, without being late
     * @throws IllegalArgumentException if {@code delay} is negative
     */
    public EventTimeStream<T> withWatermark(Function<? super T, @Nullable Instant> eventTimeFn, Duration delay) {
        return EventTimeStream.start(node, eventTimeFn, delay);
    }

    /**
     * Gives each result of an event-time operator its event time, and declares how much earlier it may be than what led to it:
     * than the timeout, in a call for a timeout; than the earliest event of the call or a timeout that was pending, in a call
     * with events. The next operator then never finds a result late: its watermark stays behind by the bound.
     *
     * <pre>{@code
     * // A session times out 30 minutes behind its last event, so its last event is 30 minutes earlier than the timeout.
     * sessions.withResultTime(Session::last, Duration.ofMinutes(30))
     * // The time of the timeout itself needs no bound.
     * sessions.withResultTime(session -> session.last().plus(GAP), Duration.ZERO)
     * }</pre>
     *
     * <p>It is checked: a result that is earlier ends the query, and the message says which bound would do. Nothing is lost then,
     * since the bound may be another one at the next start. A result without a time, null, is never too early.
     *
     * <p>Stands behind an operator with event-time timeouts; steps like {@code map} may come in between.
     *
     * @param timeFn the result's time, or null for none
     * @param bound how much earlier than what led to it a result may be
     * @throws IllegalArgumentException if {@code bound} is negative
     * @throws dev.holdfast.plan.InvalidPipelineException behind events that no event-time operator gave
     */
    public EventTimeStream<T> withResultTime(Function<? super T, @Nullable Instant> timeFn, Duration bound) {
        return EventTimeStream.ofResults(node, timeFn, bound);
    }

    /** Leaves out events whose id was seen before. It becomes a stream when it is said how long an id is remembered. */
    public <K> DropDuplicates<K, T> dropDuplicates(KeyField<? super T, K> idField) {
        return DropDuplicates.of(node, idField);
    }

    /**
     * Gives each event the time at which it is processed, so that windows, deduplication and joins work by the clock: the processing time of its batch, which is
     * recorded, so that a batch that runs again after a crash gives the same.
     *
     * <pre>{@code
     * clicks.withProcessingTime().groupBy(ClickFields.page).windowedBy(Windows.tumbling(Duration.ofMinutes(1))).count()
     * }</pre>
     *
     * <p>No event is late. The watermark is the processing time of the batch, so windows close without input too.
     */
    public EventTimeStream<T> withProcessingTime() {
        return EventTimeStream.ofProcessing(node);
    }

    /** Groups the events by one of their fields, for running aggregates. */
    public <K> FieldGroups<K, T> groupBy(KeyField<? super T, K> key) {
        return new FieldGroups<>(node, key, Salting.NONE);
    }

    /** All events together, as if they had one key. All workers compute what does not depend on the order of events, and one what does. */
    public FieldGroups<All, T> groupAll() {
        return new FieldGroups<>(node, All.field(), Salting.WHERE_POSSIBLE);
    }

    /** Groups the events by a key, for a stateful operator. */
    public <K> GroupedStream<K, T> groupByKey(Function<? super T, ? extends K> keyFn) {
        return new GroupedStream<>(node, keyFn);
    }

    /**
     * Declares that a later event replaces the earlier one of its key: what a flatMap operator in update mode gives. Where sinks are to know the key, say it:
     * {@link #asUpdatesBy}. Here each event counts as its own.
     */
    public UpdateStream<T> asUpdates() {
        return asUpdatesBy(event -> event);
    }

    /**
     * Declares that a later event replaces the earlier one of its key.
     *
     * @param keyFn the key of an event; never null
     */
    public UpdateStream<T> asUpdatesBy(Function<? super T, ?> keyFn) {
        Objects.requireNonNull(keyFn, "asUpdatesBy(null): say which key an event replaces");
        return new UpdateStream<>(new MapNode<T, Update<T>>(node, event -> new Update<>(keyFn.apply(event), event)));
    }

    /** Ends the stream in a sink. */
    public Pipeline writeTo(Sink<? super T> sink) {
        return Pipeline.endingIn(node, sink, OutputMode.APPEND);
    }

    static <T> Stream<T> plain(PlanNode<T> node) {
        return new Stream<>(new WithoutEventTimeNode<>(node));
    }
}
