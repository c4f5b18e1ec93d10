package dev.holdfast.operator;

import dev.holdfast.connector.Sink;
import dev.holdfast.serial.KeySerializer;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Everything an engine needs to join two streams by a key and by time. Its inputs are {@link #LEFT} and {@link #RIGHT}. Immutable.
 *
 * @param id names the operator's state in the checkpoint
 * @param keySerializer the bytes of the keys
 * @param joinKind what is given
 * @param bounds which events are near enough to be partners
 * @param left the left stream
 * @param right the right stream
 * @param joinFn the result of a pair; of an event without a partner the other argument is null. Thread safe
 * @param errorPolicy what becomes of a query when a call fails
 * @param <K> the type of the key
 * @param <T> the type of the left events
 * @param <U> the type of the right events
 * @param <R> the type of the results
 */
public record JoinDeclaration<K, T, U, R>(
        String id,
        KeySerializer<K> keySerializer,
        JoinKind joinKind,
        JoinBounds bounds,
        JoinSide<T> left,
        JoinSide<U> right,
        BiFunction<? super @Nullable T, ? super @Nullable U, ? extends R> joinFn,
        ErrorPolicy<K, Object> errorPolicy)
        implements OperatorDeclaration<K, Object, R> {

    /** The number of the left input. */
    public static final int LEFT = 0;

    /** The number of the right input. */
    public static final int RIGHT = 1;

    /** What the progress calls it. */
    public static final String KIND = "streamJoin";

    public JoinDeclaration {
        OperatorSpec.checkId(id);
        Objects.requireNonNull(keySerializer, "keySerializer");
        Objects.requireNonNull(joinKind, "joinKind");
        Objects.requireNonNull(bounds, "bounds");
        Objects.requireNonNull(left, "left");
        Objects.requireNonNull(right, "right");
        Objects.requireNonNull(joinFn, "the function of a join is null: say what the result of a pair is");
        Objects.requireNonNull(errorPolicy, "onError(null): name a policy");
    }

    @Override
    public @Nullable Sink<?> lateEventSink(int input) {
        return input == LEFT ? left.lateEventSink() : right.lateEventSink();
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
        return kinds.join(this);
    }
}
