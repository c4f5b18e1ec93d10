package dev.holdfast.operator;

import dev.holdfast.annotation.CheckReturnValue;
import dev.holdfast.connector.Sink;
import dev.holdfast.connector.Source;
import dev.holdfast.serial.KeySerializer;
import dev.holdfast.serial.StateSerializer;
import java.util.Map;
import java.util.function.Function;

/**
 * Needs {@code withWatermark} before {@code groupByKey}: a {@link FunctionalOperator} whose states end in event time. Late events do not reach it.
 *
 * <p>Settings return a changed copy.
 *
 * @param <K> the type of the key
 * @param <T> the type of the events
 * @param <S> the type of the state
 * @param <R> the type of the results
 */
@CheckReturnValue
public final class EventTimeFlatMapFunction<K, T, S, R> implements FunctionalOperator<K, T, S, R> {

    private final FunctionalDeclaration<K, T, S, R> declared;

    private EventTimeFlatMapFunction(FunctionalDeclaration<K, T, S, R> declared) {
        this.declared = declared;
    }

    /** A function that gives the next state. */
    public static <K, T, S, R> EventTimeFlatMapFunction<K, T, S, R> of(
            String id,
            KeySerializer<K> keySerializer,
            StateSerializer<S> stateSerializer,
            FunctionalFn.OnEvent<K, T, S, R> onEvent) {
        return new EventTimeFlatMapFunction<>(new FunctionalDeclaration<>(
                id,
                keySerializer,
                stateSerializer,
                TimeoutMode.EVENT_TIME,
                onEvent,
                null,
                null,
                null,
                null,
                ErrorPolicy.fail()));
    }

    /** Says when a state ends. */
    public EventTimeFlatMapFunction<K, T, S, R> expireAt(FunctionalFn.ExpireAt<S> expireAt) {
        return new EventTimeFlatMapFunction<>(declared.withExpiry(expireAt));
    }

    /** Says what comes of a state that has ended. */
    public EventTimeFlatMapFunction<K, T, S, R> onExpire(FunctionalFn.OnExpire<K, S, R> onExpire) {
        return new EventTimeFlatMapFunction<>(declared.withOnExpire(onExpire));
    }

    /** Sends late events to a sink, exactly as they came, besides counting and logging them. One sink may serve several operators. */
    public EventTimeFlatMapFunction<K, T, S, R> lateEventsTo(Sink<? super T> sink) {
        return new EventTimeFlatMapFunction<>(declared.withLateEventSink(sink));
    }

    @Override
    public EventTimeFlatMapFunction<K, T, S, R> named(String id) {
        return new EventTimeFlatMapFunction<>(declared.withId(id));
    }

    @Override
    public EventTimeFlatMapFunction<K, T, S, R> withInitialState(Map<K, S> states) {
        return new EventTimeFlatMapFunction<>(declared.withInitialState(new InitialState.OfMap<>(states)));
    }

    @Override
    public <I> EventTimeFlatMapFunction<K, T, S, R> withInitialStateFrom(
            Source<I> source, Function<? super I, ? extends K> keyFn, Function<? super I, ? extends S> stateFn) {
        return new EventTimeFlatMapFunction<>(
                declared.withInitialState(new InitialState.OfSource<>(source, keyFn, stateFn)));
    }

    @Override
    public EventTimeFlatMapFunction<K, T, S, R> onError(ErrorPolicy<K, T> policy) {
        return new EventTimeFlatMapFunction<>(declared.withErrorPolicy(policy));
    }

    @Override
    public FunctionalDeclaration<K, T, S, R> declaration() {
        return declared;
    }
}
