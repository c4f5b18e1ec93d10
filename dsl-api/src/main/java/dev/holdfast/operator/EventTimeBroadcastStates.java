package dev.holdfast.operator;

import dev.holdfast.annotation.CheckReturnValue;
import dev.holdfast.connector.Sink;
import dev.holdfast.connector.Source;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Needs {@code withWatermark} before {@code groupByKey}: a {@link BroadcastOperator} with timers or a time to live in event time. Late events do not reach it.
 *
 * <p>Settings return a changed copy.
 *
 * @param <K> the type of the key
 * @param <T> the type of the events
 * @param <B> the type of the changes
 * @param <R> the type of the results
 */
@CheckReturnValue
public final class EventTimeBroadcastStates<K, T, B, R> implements BroadcastOperator<K, T, B, R> {

    private final EventTimeFlatMapStates<K, T, R> states;
    private final BroadcastDeclaration<B> broadcast;

    private EventTimeBroadcastStates(EventTimeFlatMapStates<K, T, R> states, BroadcastDeclaration<B> broadcast) {
        this.states = states;
        this.broadcast = broadcast;
    }

    static <K, T, B, R> EventTimeBroadcastStates<K, T, B, R> of(
            EventTimeFlatMapStates<K, T, R> states, BroadcastFn<B> changeFn) {
        Objects.requireNonNull(changeFn, "onBroadcast(null): say what applies a change");
        return new EventTimeBroadcastStates<>(states, BroadcastDeclaration.of(states.declared(), changeFn));
    }

    private EventTimeBroadcastStates<K, T, B, R> with(EventTimeFlatMapStates<K, T, R> changed) {
        return new EventTimeBroadcastStates<>(changed, broadcast.withIdOf(changed.declared()));
    }

    /** Sends late events to a sink, exactly as they came, besides counting and logging them. One sink may serve several operators. */
    public EventTimeBroadcastStates<K, T, B, R> lateEventsTo(Sink<? super T> sink) {
        return with(states.lateEventsTo(sink));
    }

    @Override
    public EventTimeBroadcastStates<K, T, B, R> named(String id) {
        return with(states.named(id));
    }

    @Override
    public <V> EventTimeBroadcastStates<K, T, B, R> withInitialState(
            StateParameter.OfValue<V> parameter, Map<K, V> values) {
        return with(states.withInitialState(parameter, values));
    }

    @Override
    public <I, V> EventTimeBroadcastStates<K, T, B, R> withInitialStateFrom(
            StateParameter.OfValue<V> parameter,
            Source<I> source,
            Function<? super I, ? extends K> keyFn,
            Function<? super I, ? extends V> valueFn) {
        return with(states.withInitialStateFrom(parameter, source, keyFn, valueFn));
    }

    @Override
    public EventTimeBroadcastStates<K, T, B, R> onError(ErrorPolicy<K, T> policy) {
        return with(states.onError(policy));
    }

    @Override
    public StatesDeclaration<K, T, R> declaration() {
        return states.declared().checkTimers();
    }

    @Override
    public BroadcastDeclaration<B> broadcast() {
        return broadcast;
    }
}
