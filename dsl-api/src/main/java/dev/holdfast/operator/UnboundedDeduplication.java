package dev.holdfast.operator;

import dev.holdfast.serial.KeySerializer;
import java.util.Objects;

/**
 * Everything an engine needs to leave out events whose id was seen before, however long ago. Immutable.
 *
 * @param id names the operator's state in the checkpoint
 * @param keySerializer the bytes of the ids
 * @param errorPolicy what becomes of a query when an id cannot be used
 * @param <K> the type of the id
 * @param <T> the type of the events
 */
public record UnboundedDeduplication<K, T>(String id, KeySerializer<K> keySerializer, ErrorPolicy<K, T> errorPolicy)
        implements OperatorDeclaration<K, T, T> {

    /** What the progress calls it. */
    public static final String KIND = "dedupe";

    public UnboundedDeduplication {
        OperatorSpec.checkId(id);
        Objects.requireNonNull(keySerializer, "keySerializer");
        Objects.requireNonNull(errorPolicy, "onError(null): name a policy");
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public TimeoutMode timeoutMode() {
        return TimeoutMode.NONE;
    }

    @Override
    public <X> X accept(OperatorKinds<X> kinds) {
        return kinds.deduplicationForEver(this);
    }
}
