package dev.holdfast.operator;

import dev.holdfast.annotation.CheckReturnValue;
import dev.holdfast.connector.Source;
import java.util.Map;
import java.util.function.Function;

/**
 * A stateful operator for {@code flatMapGroupsWithState} behind {@code withBroadcast}: its update function takes its states as parameters, and reads what the changes of a small stream
 * have left. The generated operators class has a factory for each such function.
 *
 * <p>Settings return a changed copy.
 *
 * @param <K> the type of the key
 * @param <T> the type of the events
 * @param <B> the type of the changes
 * @param <R> the type of the results
 */
@CheckReturnValue
public sealed interface BroadcastOperator<K, T, B, R> extends AnyStates<K, T, R>
        permits BroadcastStates, EventTimeBroadcastStates {

    /** See {@link StatesOperator#named}. The broadcast is kept under this id with {@code .broadcast} behind it. */
    BroadcastOperator<K, T, B, R> named(String id);

    /** See {@link StatesOperator#withInitialState}. */
    <V> BroadcastOperator<K, T, B, R> withInitialState(StateParameter.OfValue<V> parameter, Map<K, V> values);

    /** See {@link StatesOperator#withInitialStateFrom}. */
    <I, V> BroadcastOperator<K, T, B, R> withInitialStateFrom(
            StateParameter.OfValue<V> parameter,
            Source<I> source,
            Function<? super I, ? extends K> keyFn,
            Function<? super I, ? extends V> valueFn);

    /**
     * What happens when a call for events or a timer fails; by default the query ends. The last policy counts. A change that cannot be applied always ends the
     * query.
     */
    BroadcastOperator<K, T, B, R> onError(ErrorPolicy<K, T> policy);

    /** What an engine needs to apply the changes. */
    BroadcastDeclaration<B> broadcast();
}
