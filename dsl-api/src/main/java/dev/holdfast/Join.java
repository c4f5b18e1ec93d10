package dev.holdfast;

import dev.holdfast.annotation.CheckReturnValue;
import dev.holdfast.connector.Sink;
import dev.holdfast.operator.ErrorPolicy;
import dev.holdfast.operator.JoinBounds;
import dev.holdfast.operator.JoinDeclaration;
import dev.holdfast.operator.JoinKind;
import dev.holdfast.plan.StatefulNode;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A join of two streams: what is left to say is what it gives.
 *
 * <pre>{@code
 * bids.join(auctions)
 *         .on(BidFields.auction, AuctionFields.id)
 *         .between(Duration.ofMinutes(-30), Duration.ZERO)
 *         .left((bid, auctionOrNull) -> new Sold(bid.price(), auctionOrNull))
 * }</pre>
 *
 * <p>Each two partners meet once, however the events come, and an event may have many partners. An event without a partner is given, where it is asked for, when
 * the watermark has passed the last moment at which a partner could come; never if it had one. The watermark is the earlier of the two streams', so a stream that
 * falls silent holds this back: see {@link EventTimeStream#withIdleness}.
 *
 * <p>A late event is left out, counted and logged, even if a partner waits for it. So is an event without an event time, which has no partners; it is counted in the
 * progress as {@code numRowsWithoutEventTime}.
 *
 * <p>The event time of a pair is the later of the two events', that of a single event its own. The stream behind the join has the operator's watermark, so far
 * back that none of its results is late.
 *
 * <p>Settings return a changed copy.
 *
 * @param <K> the type of the key
 * @param <T> the type of the left events
 * @param <U> the type of the right events
 */
@CheckReturnValue
public final class Join<K, T, U> {

    private final JoinInput<K, T> left;
    private final JoinInput<K, U> right;
    private final JoinBounds bounds;
    private final String id;
    private final ErrorPolicy<K, Object> errorPolicy;

    private Join(
            JoinInput<K, T> left,
            JoinInput<K, U> right,
            JoinBounds bounds,
            String id,
            ErrorPolicy<K, Object> errorPolicy) {
        this.left = left;
        this.right = right;
        this.bounds = bounds;
        this.id = Objects.requireNonNull(id, "named(null): name the operator");
        this.errorPolicy = Objects.requireNonNull(errorPolicy, "onError(null): name a policy");
    }

    static <K, T, U> Join<K, T, U> of(JoinInput<K, T> left, JoinInput<K, U> right, JoinBounds bounds) {
        String id = "join." + left.key().name() + "." + right.key().name();
        return new Join<>(left, right, bounds, id, ErrorPolicy.fail());
    }

    /**
     * Gives the operator an id of its own, which names its state in the checkpoint: needed when a pipeline joins by the same fields twice. Without it the id is
     * {@code join.}, the name of the left field, a dot, and that of the right one.
     */
    public Join<K, T, U> named(String newId) {
        return new Join<>(left, right, bounds, newId, errorPolicy);
    }

    /** Sends late events of the left stream to a sink, exactly as they came, besides counting and logging them. */
    public Join<K, T, U> lateLeftTo(Sink<? super T> sink) {
        Objects.requireNonNull(sink, "lateLeftTo(null): name a sink");
        return new Join<>(left.lateEventsTo(sink), right, bounds, id, errorPolicy);
    }

    /** The same for the right stream. */
    public Join<K, T, U> lateRightTo(Sink<? super U> sink) {
        Objects.requireNonNull(sink, "lateRightTo(null): name a sink");
        return new Join<>(left, right.lateEventsTo(sink), bounds, id, errorPolicy);
    }

    /**
     * What happens when the function of the results fails, or a key cannot be used; by default the query ends. The last policy counts.
     *
     * <p>If it fails for events of a batch, all events that the key has in the batch, of both streams, are lost. If it fails for an event without a
     * partner, that event is lost with those of its stream and key that are stored in the same row: at most an eighth of the interval, or a window.
     */
    public Join<K, T, U> onError(ErrorPolicy<K, Object> policy) {
        return new Join<>(left, right, bounds, id, policy);
    }

    /**
     * Gives each pair.
     *
     * @param joinFn the result of a left event and a right one
     */
    public <R> EventTimeStream<R> inner(BiFunction<? super T, ? super U, ? extends R> joinFn) {
        return stream(JoinKind.INNER, joinFn);
    }

    /**
     * Gives each pair, and each left event that has no partner.
     *
     * @param joinFn the result of a left event and a right one, or null in its place
     */
    public <R> EventTimeStream<R> left(BiFunction<? super T, ? super @Nullable U, ? extends R> joinFn) {
        return stream(JoinKind.LEFT, joinFn);
    }

    /**
     * Gives each pair, and each right event that has no partner.
     *
     * @param joinFn the result of a left event, or null in its place, and a right one
     */
    public <R> EventTimeStream<R> right(BiFunction<? super @Nullable T, ? super U, ? extends R> joinFn) {
        return stream(JoinKind.RIGHT, joinFn);
    }

    /**
     * Gives each pair, and each event of both streams that has no partner.
     *
     * @param joinFn the result of a left event and a right one, or null in the place of one of them
     */
    public <R> EventTimeStream<R> full(BiFunction<? super @Nullable T, ? super @Nullable U, ? extends R> joinFn) {
        return stream(JoinKind.FULL, joinFn);
    }

    /** Gives each left event that has a partner: once, as it came and with its event time, when the first partner is there. */
    public EventTimeStream<T> semi() {
        return stream(JoinKind.SEMI, (event, partner) -> event);
    }

    /** Gives each left event that has no partner, as it came and with its event time, when none can come any more. */
    public EventTimeStream<T> anti() {
        return stream(JoinKind.ANTI, (event, partner) -> event);
    }

    private <R> EventTimeStream<R> stream(JoinKind kind, BiFunction<? super T, ? super U, ? extends R> joinFn) {
        JoinDeclaration<K, T, U, R> declared = new JoinDeclaration<>(
                id, left.key().keySerializer(), kind, bounds, left.side(), right.side(), joinFn, errorPolicy);
        return EventTimeStream.ofOperator(new StatefulNode<>(List.of(left.keyed(), right.keyed()), declared));
    }
}
