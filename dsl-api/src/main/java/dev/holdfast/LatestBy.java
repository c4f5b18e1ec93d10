package dev.holdfast;

import dev.holdfast.annotation.CheckReturnValue;
import dev.holdfast.field.KeyField;
import dev.holdfast.operator.ErrorPolicy;
import dev.holdfast.operator.Latest;
import dev.holdfast.plan.InvalidPipelineException;
import dev.holdfast.plan.PlanNode;
import dev.holdfast.plan.StatefulNode;
import dev.holdfast.serial.StateSerializer;
import dev.holdfast.time.Millis;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The newest event of each key by event time; of events with the same time the one that came last. It becomes a stream when it is said how long a key is
 * remembered.
 *
 * <pre>{@code
 * positions.latestBy(PositionFields.plane).withTtl(Duration.ofDays(2)).writeTo(sink)
 * }</pre>
 *
 * <p>An event that is older than the newest of its key gives nothing, nor does one without an event time. Settings return a changed copy.
 *
 * @param <K> the type of the key
 * @param <T> the type of the events
 */
@CheckReturnValue
public final class LatestBy<K, T> {

    private final PlanNode<T> node;
    private final KeyField<T, K> key;
    private final String id;
    private final ErrorPolicy<K, T> errorPolicy;

    private LatestBy(PlanNode<T> node, KeyField<T, K> key, String id, ErrorPolicy<K, T> errorPolicy) {
        this.node = node;
        this.key = key;
        this.id = Objects.requireNonNull(id, "named(null): name the operator");
        this.errorPolicy = Objects.requireNonNull(errorPolicy, "onError(null): name a policy");
    }

    static <K, T> LatestBy<K, T> of(PlanNode<T> node, KeyField<T, K> key) {
        Objects.requireNonNull(key, "latestBy(null): name a field");
        return new LatestBy<>(node, key, "latest." + key.name(), ErrorPolicy.fail());
    }

    /** Gives the operator an id of its own; without it the id is {@code latest.} and the name of the field. */
    public LatestBy<K, T> named(String newId) {
        return new LatestBy<>(node, key, newId, errorPolicy);
    }

    /** What becomes of an event whose key cannot be used; by default the query ends. The last policy counts. */
    public LatestBy<K, T> onError(ErrorPolicy<K, T> policy) {
        return new LatestBy<>(node, key, id, policy);
    }

    /**
     * Forgets a key that has had no newer event for some time.
     *
     * @param timeToLive in processing time, at least a millisecond
     * @throws IllegalArgumentException if it is shorter, or has a part of a millisecond
     */
    public UpdateStream<T> withTtl(Duration timeToLive) {
        Millis.positive(timeToLive, "The time for which a key is remembered");
        return stream(timeToLive);
    }

    /**
     * Remembers each key for ever.
     *
     * @param why there will not be too many, for whoever reads it
     * @throws IllegalArgumentException if {@code why} is blank
     */
    public UpdateStream<T> unbounded(String why) {
        Unbounded.requireReason(why);
        return stream(null);
    }

    private UpdateStream<T> stream(@Nullable Duration timeToLive) {
        StateSerializer<T> events = key.events()
                .orElseThrow(() -> new InvalidPipelineException("latestBy(" + key.name()
                        + ") keeps events, but their bytes are not known. "
                        + "Take a field of an @EventRecord, or give KeyField.of(…) its serializer."));
        return new UpdateStream<>(
                StatefulNode.of(node, key, new Latest<>(id, key.keySerializer(), events, timeToLive, errorPolicy)));
    }
}
