package dev.holdfast.operator;

import dev.holdfast.annotation.CheckReturnValue;
import dev.holdfast.connector.Source;
import java.util.Map;
import java.util.function.Function;

/**
 * A stateful operator for {@code flatMapGroupsWithState} whose update function takes its states as parameters: any number of values, maps, lists and timers. The generated operators
 * class has a factory for each such function.
 *
 * <p>Settings return a changed copy.
 *
 * @param <K> the type of the key
 * @param <T> the type of the events
 * @param <R> the type of the results
 */
@CheckReturnValue
public sealed interface StatesOperator<K, T, R> extends AnyFlatMap<K, T, R>, AnyStates<K, T, R>
        permits FlatMapStates, EventTimeFlatMapStates {

    /**
     * Gives this use of the operator an id of its own, which names its state in the checkpoint: needed when a pipeline uses one update function twice.
     *
     * @throws IllegalArgumentException if {@code id} is blank, longer than 128 characters, or has control characters
     */
    StatesOperator<K, T, R> named(String id);

    /**
     * The values that keys have in one state before the operator's first batch. In that batch every one of these keys is called, also those without an event; a
     * restart does not apply them again.
     *
     * @throws IllegalArgumentException if the operator has no such state
     */
    <V> StatesOperator<K, T, R> withInitialState(StateParameter.OfValue<V> parameter, Map<K, V> values);

    /**
     * The same, read from a source: one value per row, and one row per key.
     *
     * @param source read once, in the operator's first batch, up to where it then ends
     * @param keyFn the key of a row
     * @param valueFn the value of a row
     */
    <I, V> StatesOperator<K, T, R> withInitialStateFrom(
            StateParameter.OfValue<V> parameter,
            Source<I> source,
            Function<? super I, ? extends K> keyFn,
            Function<? super I, ? extends V> valueFn);

    /** What happens when a call fails; by default the query ends. The last policy counts. */
    StatesOperator<K, T, R> onError(ErrorPolicy<K, T> policy);

    @Override
    StatesDeclaration<K, T, R> declaration();
}
