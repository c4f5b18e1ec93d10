package dev.holdfast.operator;

import dev.holdfast.annotation.CheckReturnValue;
import dev.holdfast.connector.Source;
import dev.holdfast.serial.KeySerializer;
import dev.holdfast.serial.StateSerializer;
import java.util.Map;
import java.util.function.Function;

/**
 * A {@link FunctionalOperator} whose states end in processing time, so it runs on grouped streams of both kinds. Events are applied as they arrive.
 *
 * <p>Settings return a changed copy.
 *
 * @param <K> the type of the key
 * @param <T> the type of the events
 * @param <S> the type of the state
 * @param <R> the type of the results
 */
@CheckReturnValue
public final class FlatMapFunction<K, T, S, R> implements FunctionalOperator<K, T, S, R>, PlainFlatMap<K, T, R> {

    private final FunctionalDeclaration<K, T, S, R> declared;

    private FlatMapFunction(FunctionalDeclaration<K, T, S, R> declared) {
        this.declared = declared;
    }

    /** A function that gives the next state. */
    public static <K, T, S, R> FlatMapFunction<K, T, S, R> of(
            String id,
            KeySerializer<K> keySerializer,
            StateSerializer<S> stateSerializer,
            FunctionalFn.OnEvent<K, T, S, R> onEvent) {
        return new FlatMapFunction<>(new FunctionalDeclaration<>(
                id,
                keySerializer,
                stateSerializer,
                TimeoutMode.PROCESSING_TIME,
                onEvent,
                null,
                null,
                null,
                null,
                ErrorPolicy.fail()));
    }

    /** Says when a state ends. */
    public FlatMapFunction<K, T, S, R> expireAt(FunctionalFn.ExpireAt<S> expireAt) {
        return new FlatMapFunction<>(declared.withExpiry(expireAt));
    }

    /** Says what comes of a state that has ended. */
    public FlatMapFunction<K, T, S, R> onExpire(FunctionalFn.OnExpire<K, S, R> onExpire) {
        return new FlatMapFunction<>(declared.withOnExpire(onExpire));
    }

    @Override
    public FlatMapFunction<K, T, S, R> named(String id) {
        return new FlatMapFunction<>(declared.withId(id));
    }

    @Override
    public FlatMapFunction<K, T, S, R> withInitialState(Map<K, S> states) {
        return new FlatMapFunction<>(declared.withInitialState(new InitialState.OfMap<>(states)));
    }

    @Override
    public <I> FlatMapFunction<K, T, S, R> withInitialStateFrom(
            Source<I> source, Function<? super I, ? extends K> keyFn, Function<? super I, ? extends S> stateFn) {
        return new FlatMapFunction<>(declared.withInitialState(new InitialState.OfSource<>(source, keyFn, stateFn)));
    }

    @Override
    public FlatMapFunction<K, T, S, R> onError(ErrorPolicy<K, T> policy) {
        return new FlatMapFunction<>(declared.withErrorPolicy(policy));
    }

    @Override
    public FunctionalDeclaration<K, T, S, R> declaration() {
        return declared;
    }
}
