package dev.holdfast.operator;

import dev.holdfast.aggregate.Combined;
import dev.holdfast.aggregate.RunningFn;
import dev.holdfast.connector.Update;
import dev.holdfast.serial.KeySerializer;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Everything an engine needs to aggregate all events of each key, with a result in each batch that has events of the key. Immutable.
 *
 * @param id names the operator's state in the checkpoint
 * @param keySerializer the bytes of the keys
 * @param aggregates what is computed of the events of a key
 * @param keyFn the result of a key, of the values of the aggregates
 * @param timeToLive how long a key without events is remembered, in processing time; null for as long as there is state
 * @param errorPolicy what becomes of a query when a call fails
 * @param <K> the type of the key
 * @param <T> the type of the events
 * @param <R> the type of the results
 */
public record RunningAggregation<K, T, R>(
        String id,
        KeySerializer<K> keySerializer,
        Combined<T> aggregates,
        RunningFn<K, Object[], R> keyFn,
        @Nullable Duration timeToLive,
        ErrorPolicy<K, T> errorPolicy)
        implements OperatorDeclaration<K, T, Update<R>> {

    /** What the progress calls it. */
    public static final String KIND = "runningAggregate";

    public RunningAggregation {
        OperatorSpec.checkId(id);
        Objects.requireNonNull(keySerializer, "keySerializer");
        Objects.requireNonNull(aggregates, "aggregates");
        Objects.requireNonNull(keyFn, "keyFn");
        Objects.requireNonNull(errorPolicy, "onError(null): name a policy");
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public TimeoutMode timeoutMode() {
        return timeToLive == null ? TimeoutMode.NONE : TimeoutMode.PROCESSING_TIME;
    }

    @Override
    public OutputMode outputMode() {
        return OutputMode.UPDATE;
    }

    @Override
    public <X> X accept(OperatorKinds<X> kinds) {
        return kinds.running(this);
    }
}
