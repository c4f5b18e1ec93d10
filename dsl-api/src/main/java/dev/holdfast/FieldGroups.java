package dev.holdfast;

import dev.holdfast.annotation.CheckReturnValue;
import dev.holdfast.field.KeyField;
import dev.holdfast.plan.PlanNode;
import dev.holdfast.time.Millis;
import java.time.Duration;
import java.util.Objects;

/**
 * A stream after {@code groupBy}: running aggregates of each key. First is said how long a key is remembered, since there are ever more keys.
 *
 * <pre>{@code
 * clicks.groupBy(ClickFields.userId).withTtl(Duration.ofDays(30)).count().updates((user, n) -> new Clicks(user, n))
 * clicks.groupBy(ClickFields.shop).unbounded("we have 200 shops").count().updates((shop, n) -> new Clicks(shop, n))
 * }</pre>
 *
 * <p>Does not compile: an aggregate whose state only grows, without a word about it.
 *
 * <pre>{@code
 * clicks.groupBy(ClickFields.userId).count()   // cannot find symbol
 * }</pre>
 *
 * @param <K> the type of the key
 * @param <T> the type of the events
 */
@CheckReturnValue
public final class FieldGroups<K, T> {

    private final PlanNode<T> node;
    private final KeyField<? super T, K> key;
    private final Salting salting;

    FieldGroups(PlanNode<T> node, KeyField<? super T, K> key, Salting salting) {
        this.salting = salting;
        this.node = node;
        this.key = Objects.requireNonNull(key, "groupBy(null): name a field");
    }

    /**
     * Parts the events of each key, so that several workers may compute them; the parts of a batch are merged. For a key that has so many events that one worker cannot
     * compute them. State and results are those without it, so it may come and go over a restart.
     *
     * <p>Refused when the pipeline is built: an aggregate that depends on the order of events, such as {@code first}, unless {@code inAnyOrder()} of it says that this does not
     * matter; and failed calls to a sink.
     *
     * @param parts how many: a few for each worker, 2 to 1,024. Events that are equal are in one
     * @throws IllegalArgumentException if they are less or more
     */
    public FieldGroups<K, T> salted(int parts) {
        return new FieldGroups<>(node, key, Salting.of(parts));
    }

    /**
     * Forgets a key that has had no event for some time.
     *
     * @param timeToLive in processing time, at least a millisecond; what is computed of the key begins anew with its next event
     * @throws IllegalArgumentException if it is shorter, or has a part of a millisecond
     */
    public RunningGroups<K, T> withTtl(Duration timeToLive) {
        Millis.positive(timeToLive, "The time for which a key is remembered");
        return RunningGroups.of(node, key, timeToLive, salting);
    }

    /**
     * Remembers each key for ever.
     *
     * @param why there will not be too many, for whoever reads it
     * @throws IllegalArgumentException if {@code why} is blank
     */
    public RunningGroups<K, T> unbounded(String why) {
        Unbounded.requireReason(why);
        return RunningGroups.of(node, key, null, salting);
    }
}
