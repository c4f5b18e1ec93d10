package dev.holdfast.operator;

import dev.holdfast.connector.Source;
import dev.holdfast.serial.KeySerializer;
import dev.holdfast.serial.StateSerializer;
import dev.holdfast.state.GroupState;
import dev.holdfast.state.ProcessingTimeGroupState;
import java.util.Map;
import java.util.function.Function;

/**
 * A {@link MapOperator} that needs no event time, so it runs on grouped streams of both kinds.
 *
 * @param <K> the type of the key
 * @param <T> the type of the events
 * @param <S> the type of the state
 * @param <R> the type of the results
 */
public final class MapGroups<K, T, S, R> implements MapOperator<K, T, S, R> {

    private final OperatorSpec<K, T, S, R> spec;

    private MapGroups(OperatorSpec<K, T, S, R> spec) {
        this.spec = spec;
    }

    /** For an update function on a plain {@link GroupState}. */
    public static <K, T, S, R> MapGroups<K, T, S, R> withoutTimeout(
            String id,
            KeySerializer<K> keySerializer,
            StateSerializer<S> stateSerializer,
            UpdateFn.Mapping<K, T, GroupState<S>, R> updateFn) {
        return new MapGroups<>(OperatorSpec.ofMapping(id, keySerializer, stateSerializer, TimeoutMode.NONE, updateFn));
    }

    /** For an update function on a {@link ProcessingTimeGroupState}. */
    public static <K, T, S, R> MapGroups<K, T, S, R> withProcessingTimeTimeout(
            String id,
            KeySerializer<K> keySerializer,
            StateSerializer<S> stateSerializer,
            UpdateFn.Mapping<K, T, ProcessingTimeGroupState<S>, R> updateFn) {
        return new MapGroups<>(
                OperatorSpec.ofMapping(id, keySerializer, stateSerializer, TimeoutMode.PROCESSING_TIME, updateFn));
    }

    @Override
    public MapGroups<K, T, S, R> named(String id) {
        return new MapGroups<>(spec.withId(id));
    }

    @Override
    public MapGroups<K, T, S, R> withInitialState(Map<K, S> states) {
        return new MapGroups<>(spec.withInitialState(new InitialState.OfMap<>(states)));
    }

    @Override
    public <I> MapGroups<K, T, S, R> withInitialStateFrom(
            Source<I> source, Function<? super I, ? extends K> keyFn, Function<? super I, ? extends S> stateFn) {
        return new MapGroups<>(spec.withInitialState(new InitialState.OfSource<>(source, keyFn, stateFn)));
    }

    @Override
    public MapGroups<K, T, S, R> onError(ErrorPolicy<K, T> policy) {
        return new MapGroups<>(spec.withErrorPolicy(policy));
    }

    @Override
    public OperatorSpec<K, T, S, R> spec() {
        return spec;
    }
}
