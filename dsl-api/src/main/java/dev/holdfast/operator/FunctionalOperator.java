package dev.holdfast.operator;

import dev.holdfast.annotation.CheckReturnValue;
import dev.holdfast.connector.Source;
import java.util.Map;
import java.util.function.Function;

/**
 * A stateful operator for {@code flatMapGroupsWithState} that is a function from state to state. The generated operators class of a stateful function has a factory for it.
 *
 * <p>Settings return a changed copy.
 *
 * @param <K> the type of the key
 * @param <T> the type of the events
 * @param <S> the type of the state
 * @param <R> the type of the results
 */
@CheckReturnValue
public sealed interface FunctionalOperator<K, T, S, R> extends AnyFlatMap<K, T, R>
        permits FlatMapFunction, EventTimeFlatMapFunction {

    /**
     * Gives this use of the operator an id of its own, which names its state in the checkpoint: needed when a pipeline uses one function twice.
     *
     * @throws IllegalArgumentException if {@code id} is blank, longer than 128 characters, or has control characters
     */
    FunctionalOperator<K, T, S, R> named(String id);

    /** State that keys have before the operator's first batch; a restart does not apply it again. */
    FunctionalOperator<K, T, S, R> withInitialState(Map<K, S> states);

    /**
     * The same, read from a source: one state per row, and one row per key.
     *
     * @param source read once, in the operator's first batch, up to where it then ends
     * @param keyFn the key of a row
     * @param stateFn the state of a row
     */
    <I> FunctionalOperator<K, T, S, R> withInitialStateFrom(
            Source<I> source, Function<? super I, ? extends K> keyFn, Function<? super I, ? extends S> stateFn);

    /** What happens when a call fails; by default the query ends. The last policy counts. */
    FunctionalOperator<K, T, S, R> onError(ErrorPolicy<K, T> policy);

    @Override
    FunctionalDeclaration<K, T, S, R> declaration();
}
