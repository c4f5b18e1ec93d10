package dev.holdfast;

import dev.holdfast.annotation.CheckReturnValue;
import dev.holdfast.field.KeyField;
import dev.holdfast.operator.Deduplication;
import dev.holdfast.operator.ErrorPolicy;
import dev.holdfast.operator.UnboundedDeduplication;
import dev.holdfast.plan.PlanNode;
import dev.holdfast.plan.StatefulNode;
import java.time.Duration;
import java.util.Objects;

/**
 * Events of which those are left out whose id was seen before, where there is no event time. It becomes a stream when it is said how long an id is remembered.
 *
 * <pre>{@code
 * orders.dropDuplicates(OrderFields.id).withTtl(Duration.ofDays(1))
 * shops.dropDuplicates(ShopFields.id).unbounded("we have 200 shops")
 * }</pre>
 *
 * <p>Settings return a changed copy.
 *
 * @param <K> the type of the id
 * @param <T> the type of the events
 */
@CheckReturnValue
public final class DropDuplicates<K, T> {

    private final PlanNode<T> node;
    private final KeyField<? super T, K> idField;
    private final String id;
    private final ErrorPolicy<K, T> errorPolicy;

    private DropDuplicates(PlanNode<T> node, KeyField<? super T, K> idField, String id, ErrorPolicy<K, T> errorPolicy) {
        this.node = node;
        this.idField = idField;
        this.id = Objects.requireNonNull(id, "named(null): name the operator");
        this.errorPolicy = Objects.requireNonNull(errorPolicy, "onError(null): name a policy");
    }

    static <K, T> DropDuplicates<K, T> of(PlanNode<T> node, KeyField<? super T, K> idField) {
        Objects.requireNonNull(idField, "dropDuplicates(null): name the field of the id");
        return new DropDuplicates<>(node, idField, "dropDuplicates." + idField.name(), ErrorPolicy.fail());
    }

    /** Gives the operator an id of its own; without it the id is {@code dropDuplicates.} and the name of the field. */
    public DropDuplicates<K, T> named(String newId) {
        return new DropDuplicates<>(node, idField, newId, errorPolicy);
    }

    /** What becomes of an event whose id cannot be used; by default the query ends. The last policy counts. */
    public DropDuplicates<K, T> onError(ErrorPolicy<K, T> policy) {
        return new DropDuplicates<>(node, idField, id, policy);
    }

    /**
     * Remembers an id for some time from its first event on, in processing time: a duplicate is left out for sure for as long, and does not extend it.
     *
     * @param timeToLive at least a millisecond
     * @throws IllegalArgumentException if it is shorter, or has a part of a millisecond
     */
    public Stream<T> withTtl(Duration timeToLive) {
        return EventTimeStream.ofProcessing(node)
                .dropDuplicates(
                        Deduplication.<K, T>by(idField, timeToLive).named(id).onError(errorPolicy))
                .withoutEventTime();
    }

    /**
     * Remembers each id for ever.
     *
     * @param why there will not be too many, for whoever reads it
     * @throws IllegalArgumentException if {@code why} is blank
     */
    public Stream<T> unbounded(String why) {
        Unbounded.requireReason(why);
        return new Stream<>(
                StatefulNode.of(node, idField, new UnboundedDeduplication<>(id, idField.keySerializer(), errorPolicy)));
    }
}
