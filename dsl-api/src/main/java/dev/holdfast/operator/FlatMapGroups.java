package dev.holdfast.operator;

import dev.holdfast.connector.Source;
import dev.holdfast.serial.KeySerializer;
import dev.holdfast.serial.StateSerializer;
import dev.holdfast.state.GroupState;
import dev.holdfast.state.ProcessingTimeGroupState;
import java.util.Map;
import java.util.function.Function;

/**
 * A {@link FlatMapOperator} that needs no event time, so it runs on grouped streams of both kinds.
 *
 * @param <K> the type of the key
 * @param <T> the type of the events
 * @param <S> the type of the state
 * @param <R> the type of the results
 */
public final class FlatMapGroups<K, T, S, R> implements FlatMapOperator<K, T, S, R>, PlainFlatMap<K, T, R> {

    private final OperatorSpec<K, T, S, R> spec;

    private FlatMapGroups(OperatorSpec<K, T, S, R> spec) {
        this.spec = spec;
    }

    /** For an update function on a plain {@link GroupState}. */
    public static <K, T, S, R> FlatMapGroups<K, T, S, R> withoutTimeout(
            String id,
            KeySerializer<K> keySerializer,
            StateSerializer<S> stateSerializer,
            UpdateFn.FlatMapping<K, T, GroupState<S>, R> updateFn) {
        return new FlatMapGroups<>(
                OperatorSpec.ofFlatMapping(id, keySerializer, stateSerializer, TimeoutMode.NONE, updateFn));
    }

    /** For an update function on a {@link ProcessingTimeGroupState}. */
    public static <K, T, S, R> FlatMapGroups<K, T, S, R> withProcessingTimeTimeout(
            String id,
            KeySerializer<K> keySerializer,
            StateSerializer<S> stateSerializer,
            UpdateFn.FlatMapping<K, T, ProcessingTimeGroupState<S>, R> updateFn) {
        return new FlatMapGroups<>(
                OperatorSpec.ofFlatMapping(id, keySerializer, stateSerializer, TimeoutMode.PROCESSING_TIME, updateFn));
    }

    @Override
    public FlatMapGroups<K, T, S, R> named(String id) {
        return new FlatMapGroups<>(spec.withId(id));
    }

    @Override
    public FlatMapGroups<K, T, S, R> withInitialState(Map<K, S> states) {
        return new FlatMapGroups<>(spec.withInitialState(new InitialState.OfMap<>(states)));
    }

    @Override
    public <I> FlatMapGroups<K, T, S, R> withInitialStateFrom(
            Source<I> source, Function<? super I, ? extends K> keyFn, Function<? super I, ? extends S> stateFn) {
        return new FlatMapGroups<>(spec.withInitialState(new InitialState.OfSource<>(source, keyFn, stateFn)));
    }

    @Override
    public FlatMapGroups<K, T, S, R> onError(ErrorPolicy<K, T> policy) {
        return new FlatMapGroups<>(spec.withErrorPolicy(policy));
    }

    @Override
    public OperatorSpec<K, T, S, R> spec() {
        return spec;
    }
}
