package dev.holdfast.operator;

import dev.holdfast.connector.Sink;
import dev.holdfast.connector.Source;
import dev.holdfast.serial.KeySerializer;
import dev.holdfast.serial.StateSerializer;
import dev.holdfast.state.EventTimeGroupState;
import java.util.Map;
import java.util.function.Function;

/**
 * Needs {@code withWatermark} before {@code groupByKey}: a {@link FlatMapOperator} whose timeouts follow the watermark. Late
 * events do not reach it.
 *
 * @param <K> the type of the key
 * @param <T> the type of the events
 * @param <S> the type of the state
 * @param <R> the type of the results
 */
public final class EventTimeFlatMapGroups<K, T, S, R> implements FlatMapOperator<K, T, S, R> {

    private final OperatorSpec<K, T, S, R> spec;

    private EventTimeFlatMapGroups(OperatorSpec<K, T, S, R> spec) {
        this.spec = spec;
    }

    /** For an update function on an {@link EventTimeGroupState}. */
    public static <K, T, S, R> EventTimeFlatMapGroups<K, T, S, R> withEventTimeTimeout(
            String id,
            KeySerializer<K> keySerializer,
            StateSerializer<S> stateSerializer,
            UpdateFn.FlatMapping<K, T, EventTimeGroupState<S>, R> updateFn) {
        return new EventTimeFlatMapGroups<>(
                OperatorSpec.ofFlatMapping(id, keySerializer, stateSerializer, TimeoutMode.EVENT_TIME, updateFn));
    }

    /** Sends late events to a sink, exactly as they came, besides counting and logging them. One sink may serve several operators. */
    public EventTimeFlatMapGroups<K, T, S, R> lateEventsTo(Sink<? super T> sink) {
        return new EventTimeFlatMapGroups<>(spec.withLateEventSink(sink));
    }

    @Override
    public EventTimeFlatMapGroups<K, T, S, R> named(String id) {
        return new EventTimeFlatMapGroups<>(spec.withId(id));
    }

    @Override
    public EventTimeFlatMapGroups<K, T, S, R> withInitialState(Map<K, S> states) {
        return new EventTimeFlatMapGroups<>(spec.withInitialState(new InitialState.OfMap<>(states)));
    }

    @Override
    public <I> EventTimeFlatMapGroups<K, T, S, R> withInitialStateFrom(
            Source<I> source, Function<? super I, ? extends K> keyFn, Function<? super I, ? extends S> stateFn) {
        return new EventTimeFlatMapGroups<>(spec.withInitialState(new InitialState.OfSource<>(source, keyFn, stateFn)));
    }

    @Override
    public EventTimeFlatMapGroups<K, T, S, R> onError(ErrorPolicy<K, T> policy) {
        return new EventTimeFlatMapGroups<>(spec.withErrorPolicy(policy));
    }

    @Override
    public OperatorSpec<K, T, S, R> spec() {
        return spec;
    }
}
