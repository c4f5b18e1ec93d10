package dev.holdfast.operator;

import dev.holdfast.connector.Sink;
import dev.holdfast.serial.StateSerializer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One of the two streams of a join.
 *
 * @param events the bytes of its events, which wait for partners
 * @param lateEventSink where its late events go, or null to count and log them only
 * @param <E> the type of its events
 */
public record JoinSide<E>(
        StateSerializer<E> events, @Nullable Sink<? super E> lateEventSink) {

    public JoinSide {
        Objects.requireNonNull(events, "events");
    }
}
