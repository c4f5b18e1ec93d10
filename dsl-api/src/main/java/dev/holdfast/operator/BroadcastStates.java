package dev.holdfast.operator;

import dev.holdfast.annotation.CheckReturnValue;
import dev.holdfast.connector.Source;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * A {@link BroadcastOperator} that needs no event time, so it runs on grouped streams of both kinds.
 *
 * <p>Settings return a changed copy.
 *
 * @param <K> the type of the key
 * @param <T> the type of the events
 * @param <B> the type of the changes
 * @param <R> the type of the results
 */
@CheckReturnValue
public final class BroadcastStates<K, T, B, R> implements BroadcastOperator<K, T, B, R> {

    private final FlatMapStates<K, T, R> states;
    private final BroadcastDeclaration<B> broadcast;

    private BroadcastStates(FlatMapStates<K, T, R> states, BroadcastDeclaration<B> broadcast) {
        this.states = states;
        this.broadcast = broadcast;
    }

    static <K, T, B, R> BroadcastStates<K, T, B, R> of(FlatMapStates<K, T, R> states, BroadcastFn<B> changeFn) {
        Objects.requireNonNull(changeFn, "onBroadcast(null): say what applies a change");
        return new BroadcastStates<>(states, BroadcastDeclaration.of(states.declared(), changeFn));
    }

    private BroadcastStates<K, T, B, R> with(FlatMapStates<K, T, R> changed) {
        return new BroadcastStates<>(changed, broadcast.withIdOf(changed.declared()));
    }

    @Override
    public BroadcastStates<K, T, B, R> named(String id) {
        return with(states.named(id));
    }

    @Override
    public <V> BroadcastStates<K, T, B, R> withInitialState(StateParameter.OfValue<V> parameter, Map<K, V> values) {
        return with(states.withInitialState(parameter, values));
    }

    @Override
    public <I, V> BroadcastStates<K, T, B, R> withInitialStateFrom(
            StateParameter.OfValue<V> parameter,
            Source<I> source,
            Function<? super I, ? extends K> keyFn,
            Function<? super I, ? extends V> valueFn) {
        return with(states.withInitialStateFrom(parameter, source, keyFn, valueFn));
    }

    @Override
    public BroadcastStates<K, T, B, R> onError(ErrorPolicy<K, T> policy) {
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
