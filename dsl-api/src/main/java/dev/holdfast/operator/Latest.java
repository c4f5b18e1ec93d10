package dev.holdfast.operator;

import dev.holdfast.connector.Update;
import dev.holdfast.serial.KeySerializer;
import dev.holdfast.serial.StateSerializer;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Everything an engine needs to keep the newest event of each key. Immutable.
 *
 * @param id names the operator's state in the checkpoint
 * @param keySerializer the bytes of the keys
 * @param events the bytes of the events
 * @param timeToLive how long a key without events is remembered, in processing time; null for as long as there is state
 * @param errorPolicy what becomes of a query when a call fails
 * @param <K> the type of the key
 * @param <T> the type of the events
 */
public record Latest<K, T>(
        String id,
        KeySerializer<K> keySerializer,
        StateSerializer<T> events,
        @Nullable Duration timeToLive,
        ErrorPolicy<K, T> errorPolicy)
        implements OperatorDeclaration<K, T, Update<T>> {

    /** What the progress calls it. */
    public static final String KIND = "latest";

    public Latest {
        OperatorSpec.checkId(id);
        Objects.requireNonNull(keySerializer, "keySerializer");
        Objects.requireNonNull(events, "events");
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
        return kinds.latest(this);
    }
}
