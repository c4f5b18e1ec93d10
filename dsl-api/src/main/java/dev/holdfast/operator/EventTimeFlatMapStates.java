package dev.holdfast.operator;

import dev.holdfast.annotation.CheckReturnValue;
import dev.holdfast.connector.Sink;
import dev.holdfast.connector.Source;
import dev.holdfast.serial.KeySerializer;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Needs {@code withWatermark} before {@code groupByKey}: a {@link StatesOperator} with timers or a time to live in event time. Late events do not reach it.
 *
 * <p>Settings return a changed copy.
 *
 * @param <K> the type of the key
 * @param <T> the type of the events
 * @param <R> the type of the results
 */
@CheckReturnValue
public final class EventTimeFlatMapStates<K, T, R> implements StatesOperator<K, T, R> {

    private final StatesDeclaration<K, T, R> declared;

    private EventTimeFlatMapStates(StatesDeclaration<K, T, R> declared) {
        this.declared = declared;
    }

    /**
     * For an update function that takes its states as parameters.
     *
     * @param parameters the states and timers, with names that differ; at least one
     */
    public static <K, T, R> EventTimeFlatMapStates<K, T, R> of(
            String id,
            KeySerializer<K> keySerializer,
            List<StateParameter<?>> parameters,
            StatesFn.OfEvents<K, T, R> eventsFn) {
        return new EventTimeFlatMapStates<>(new StatesDeclaration<>(
                id, keySerializer, parameters, true, eventsFn, List.of(), null, null, ErrorPolicy.fail()));
    }

    /** Says what is called when timers of one of the parameters are due. */
    public <E extends Enum<E>> EventTimeFlatMapStates<K, T, R> onTimer(
            StateParameter.OfTimers<E, ?> timers, StatesFn.OfTimer<K, ? super E, R> timerFn) {
        return new EventTimeFlatMapStates<>(declared.withTimer(timers, timerFn));
    }

    /**
     * Says what applies a change to the broadcasts among the parameters.
     *
     * @param changeFn applies one change
     * @throws IllegalArgumentException if no parameter is a broadcast
     */
    public <B> EventTimeBroadcastStates<K, T, B, R> onBroadcast(BroadcastFn<B> changeFn) {
        return EventTimeBroadcastStates.of(this, changeFn);
    }

    /** Sends late events to a sink, exactly as they came, besides counting and logging them. One sink may serve several operators. */
    public EventTimeFlatMapStates<K, T, R> lateEventsTo(Sink<? super T> sink) {
        return new EventTimeFlatMapStates<>(declared.withLateEventSink(sink));
    }

    @Override
    public EventTimeFlatMapStates<K, T, R> named(String id) {
        return new EventTimeFlatMapStates<>(declared.withId(id));
    }

    @Override
    public <V> EventTimeFlatMapStates<K, T, R> withInitialState(StateParameter.OfValue<V> parameter, Map<K, V> values) {
        return new EventTimeFlatMapStates<>(
                declared.startingWith(new StatesDeclaration.Starting<>(parameter, new InitialState.OfMap<>(values))));
    }

    @Override
    public <I, V> EventTimeFlatMapStates<K, T, R> withInitialStateFrom(
            StateParameter.OfValue<V> parameter,
            Source<I> source,
            Function<? super I, ? extends K> keyFn,
            Function<? super I, ? extends V> valueFn) {
        return new EventTimeFlatMapStates<>(declared.startingWith(
                new StatesDeclaration.Starting<>(parameter, new InitialState.OfSource<>(source, keyFn, valueFn))));
    }

    @Override
    public EventTimeFlatMapStates<K, T, R> onError(ErrorPolicy<K, T> policy) {
        return new EventTimeFlatMapStates<>(declared.withErrorPolicy(policy));
    }

    @Override
    public StatesDeclaration<K, T, R> declaration() {
        return declared.checkComplete();
    }

    /** What was declared so far. */
    StatesDeclaration<K, T, R> declared() {
        return declared;
    }
}
