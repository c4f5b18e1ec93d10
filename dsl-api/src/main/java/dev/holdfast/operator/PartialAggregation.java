package dev.holdfast.operator;

import dev.holdfast.aggregate.Combined;
import dev.holdfast.aggregate.Part;
import dev.holdfast.connector.Sink;
import dev.holdfast.serial.KeySerializer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Everything an engine needs to accumulate the events of a batch by salted key, for an aggregation behind it that merges the parts. It keeps nothing from batch to batch. Immutable.
 *
 * @param id names the operator
 * @param keySerializer the bytes of the keys
 * @param aggregates what is computed of the events of a key
 * @param windows the whole aggregation, whose windows the events are cut into and which says what is late; null if it has none
 * @param errorPolicy what becomes of a query when a call fails
 * @param <K> the type of the key
 * @param <T> the type of the events
 */
public record PartialAggregation<K, T>(
        String id,
        KeySerializer<SaltedKey<K>> keySerializer,
        Combined<T> aggregates,
        @Nullable WindowAggregation<K, T, ?> windows,
        ErrorPolicy<SaltedKey<K>, T> errorPolicy)
        implements OperatorDeclaration<SaltedKey<K>, T, Part<K>> {

    /** What the progress calls it. */
    public static final String KIND = "partialAggregate";

    public PartialAggregation {
        OperatorSpec.checkId(id);
        Objects.requireNonNull(keySerializer, "keySerializer");
        Objects.requireNonNull(aggregates, "aggregates");
        Objects.requireNonNull(errorPolicy, "errorPolicy");
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public TimeoutMode timeoutMode() {
        return windows == null ? TimeoutMode.NONE : TimeoutMode.EVENT_TIME;
    }

    @Override
    public boolean givesEventTimes() {
        return windows != null;
    }

    @Override
    public @Nullable Sink<? super T> lateEventSink() {
        return windows == null ? null : windows.lateEventSink();
    }

    @Override
    public <X> X accept(OperatorKinds<X> kinds) {
        return kinds.partial(this);
    }
}
