package dev.holdfast.operator;

import dev.holdfast.connector.Sink;
import dev.holdfast.serial.KeySerializer;
import dev.holdfast.serial.StateSerializer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Everything an engine needs to run a stateful function. Immutable.
 *
 * @param id names the operator's state in the checkpoint
 * @param keySerializer the bytes of the keys
 * @param stateSerializer the bytes of the states
 * @param timeoutMode the time of expiry: event or processing time
 * @param onEvent the next state; thread safe
 * @param expireAt when a state ends; null for never
 * @param onExpire what comes of a state that has ended; null for nothing
 * @param initialState what keys have before the operator's first batch, or null for nothing
 * @param lateEventSink where late events go, or null to count and log them only
 * @param errorPolicy what becomes of a query when a call fails
 */
public record FunctionalDeclaration<K, T, S, R>(
        String id,
        KeySerializer<K> keySerializer,
        StateSerializer<S> stateSerializer,
        TimeoutMode timeoutMode,
        FunctionalFn.OnEvent<K, T, S, R> onEvent,
        FunctionalFn.@Nullable ExpireAt<S> expireAt,
        FunctionalFn.@Nullable OnExpire<K, S, R> onExpire,
        @Nullable InitialState<K, S> initialState,
        @Nullable Sink<? super T> lateEventSink,
        ErrorPolicy<K, T> errorPolicy)
        implements OperatorDeclaration<K, T, R> {

    /** What the progress calls it. */
    public static final String KIND = "statefulFunction";

    public FunctionalDeclaration {
        OperatorSpec.checkId(id);
        Objects.requireNonNull(keySerializer, "keySerializer");
        Objects.requireNonNull(stateSerializer, "stateSerializer");
        Objects.requireNonNull(timeoutMode, "timeoutMode");
        Objects.requireNonNull(onEvent, "onEvent");
        Objects.requireNonNull(errorPolicy, "onError(null): name a policy");
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public <X> X accept(OperatorKinds<X> kinds) {
        return kinds.functional(this);
    }

    FunctionalDeclaration<K, T, S, R> withId(String newId) {
        return with(newId, expireAt, onExpire, initialState, lateEventSink, errorPolicy);
    }

    FunctionalDeclaration<K, T, S, R> withExpiry(FunctionalFn.ExpireAt<S> newExpireAt) {
        return with(id, newExpireAt, onExpire, initialState, lateEventSink, errorPolicy);
    }

    FunctionalDeclaration<K, T, S, R> withOnExpire(FunctionalFn.OnExpire<K, S, R> newOnExpire) {
        return with(id, expireAt, newOnExpire, initialState, lateEventSink, errorPolicy);
    }

    FunctionalDeclaration<K, T, S, R> withInitialState(InitialState<K, S> states) {
        return with(id, expireAt, onExpire, states, lateEventSink, errorPolicy);
    }

    FunctionalDeclaration<K, T, S, R> withLateEventSink(Sink<? super T> sink) {
        return with(
                id,
                expireAt,
                onExpire,
                initialState,
                Objects.requireNonNull(sink, "lateEventsTo(null): name a sink"),
                errorPolicy);
    }

    FunctionalDeclaration<K, T, S, R> withErrorPolicy(ErrorPolicy<K, T> policy) {
        return with(id, expireAt, onExpire, initialState, lateEventSink, policy);
    }

    private FunctionalDeclaration<K, T, S, R> with(
            String newId,
            FunctionalFn.@Nullable ExpireAt<S> newExpireAt,
            FunctionalFn.@Nullable OnExpire<K, S, R> newOnExpire,
            @Nullable InitialState<K, S> newInitialState,
            @Nullable Sink<? super T> newLateEventSink,
            ErrorPolicy<K, T> newErrorPolicy) {
        return new FunctionalDeclaration<>(
                newId,
                keySerializer,
                stateSerializer,
                timeoutMode,
                onEvent,
                newExpireAt,
                newOnExpire,
                newInitialState,
                newLateEventSink,
                newErrorPolicy);
    }
}
