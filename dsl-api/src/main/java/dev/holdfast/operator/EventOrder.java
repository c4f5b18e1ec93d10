package dev.holdfast.operator;

import dev.holdfast.connector.Sink;
import dev.holdfast.serial.KeySerializer;
import dev.holdfast.serial.StateSerializer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Everything an engine needs to give the events of each key in the order of their times. Immutable.
 *
 * @param id names the operator's state in the checkpoint
 * @param keySerializer the bytes of the keys
 * @param eventSerializer the bytes of the events that are held
 * @param lateEventSink where late events go, or null to count and log them only
 */
public record EventOrder<K, T>(
        String id,
        KeySerializer<K> keySerializer,
        StateSerializer<T> eventSerializer,
        @Nullable Sink<? super T> lateEventSink)
        implements OperatorDeclaration<K, T, T> {

    /** What the progress calls it. */
    public static final String KIND = "inEventTimeOrder";

    public EventOrder {
        OperatorSpec.checkId(id);
        Objects.requireNonNull(keySerializer, "keySerializer");
        Objects.requireNonNull(eventSerializer, "inEventTimeOrder(null): name the serializer of the events");
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public TimeoutMode timeoutMode() {
        return TimeoutMode.EVENT_TIME;
    }

    @Override
    public boolean givesEventTimes() {
        return true;
    }

    @Override
    public <X> X accept(OperatorKinds<X> kinds) {
        return kinds.order(this);
    }
}
