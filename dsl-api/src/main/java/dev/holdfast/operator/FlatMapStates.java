package dev.holdfast.operator;

import dev.holdfast.annotation.CheckReturnValue;
import dev.holdfast.connector.Source;
import dev.holdfast.serial.KeySerializer;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A {@link StatesOperator} that needs no event time, so it runs on grouped streams of both kinds.
 *
 * <p>Settings return a changed copy.
 *
 * @param <K> the type of the key
 * @param <T> the type of the events
 * @param <R> the type of the results
 */
@CheckReturnValue
public final class FlatMapStates<K, T, R> implements StatesOperator<K, T, R>, PlainFlatMap<K, T, R> {

    private final StatesDeclaration<K, T, R> declared;

    private FlatMapStates(StatesDeclaration<K, T, R> declared) {
        this.declared = declared;
    }

    /**
     * For an update function that takes its states as parameters.
     *
     * @param parameters the states and timers, with names that differ; at least one
     */
    public static <K, T, R> FlatMapStates<K, T, R> of(
            String id,
            KeySerializer<K> keySerializer,
            List<StateParameter<?>> parameters,
            StatesFn.OfEvents<K, T, R> eventsFn) {
        for (StateParameter<?> parameter : parameters) {
            if (StatesDeclaration.followsEventTime(parameter)) {
                throw new IllegalArgumentException("State '" + parameter.name() + "' of operator '" + id
                        + "' follows event time: use EventTimeFlatMapStates.");
            }
        }
        return new FlatMapStates<>(new StatesDeclaration<>(
                id, keySerializer, parameters, false, eventsFn, List.of(), null, null, ErrorPolicy.fail()));
    }

    /** Says what is called when timers of one of the parameters are due. */
    public <E extends Enum<E>> FlatMapStates<K, T, R> onTimer(
            StateParameter.OfTimers<E, ?> timers, StatesFn.OfTimer<K, ? super E, R> timerFn) {
        return new FlatMapStates<>(declared.withTimer(timers, timerFn));
    }

    /**
     * Says what applies a change to the broadcasts among the parameters.
     *
     * @param changeFn applies one change
     * @throws IllegalArgumentException if no parameter is a broadcast
     */
    public <B> BroadcastStates<K, T, B, R> onBroadcast(BroadcastFn<B> changeFn) {
        return BroadcastStates.of(this, changeFn);
    }

    @Override
    public FlatMapStates<K, T, R> named(String id) {
        return new FlatMapStates<>(declared.withId(id));
    }

    @Override
    public <V> FlatMapStates<K, T, R> withInitialState(StateParameter.OfValue<V> parameter, Map<K, V> values) {
        return new FlatMapStates<>(
                declared.startingWith(new StatesDeclaration.Starting<>(parameter, new InitialState.OfMap<>(values))));
    }

    @Override
    public <I, V> FlatMapStates<K, T, R> withInitialStateFrom(
            StateParameter.OfValue<V> parameter,
            Source<I> source,
            Function<? super I, ? extends K> keyFn,
            Function<? super I, ? extends V> valueFn) {
        return new FlatMapStates<>(declared.startingWith(
                new StatesDeclaration.Starting<>(parameter, new InitialState.OfSource<>(source, keyFn, valueFn))));
    }

    @Override
    public FlatMapStates<K, T, R> onError(ErrorPolicy<K, T> policy) {
        return new FlatMapStates<>(declared.withErrorPolicy(policy));
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
