package dev.holdfast.operator;

import dev.holdfast.annotation.CheckReturnValue;
import dev.holdfast.connector.Source;
import java.util.Map;
import java.util.function.Function;

/**
 * A stateful operator for {@code flatMapGroupsWithState}: any number of results per key and batch. The generated operators class has a
 * factory for each update function.
 *
 * <p>Settings return a changed copy.
 *
 * @param <K> the type of the key
 * @param <T> the type of the events
 * @param <S> the type of the state
 * @param <R> the type of the results
 */
@CheckReturnValue
public sealed interface FlatMapOperator<K, T, S, R> extends StatefulOperator<K, T, S, R>, AnyFlatMap<K, T, R>
        permits FlatMapGroups, EventTimeFlatMapGroups {

    /**
     * Gives this use of the operator an id of its own, which names its state in the checkpoint: needed when a pipeline uses
     * one update function twice.
     *
     * @throws IllegalArgumentException if {@code id} is blank, longer than 128 characters, or has control characters
     */
    FlatMapOperator<K, T, S, R> named(String id);

    /**
     * State that keys have before the operator's first batch. In that batch every one of these keys is called, also those
     * without an event; a restart does not apply it again.
     */
    FlatMapOperator<K, T, S, R> withInitialState(Map<K, S> states);

    /**
     * The same, read from a source: one state per row, and one row per key.
     *
     * @param source read once, in the operator's first batch, up to where it then ends
     * @param keyFn the key of a row
     * @param stateFn the state of a row
     */
    <I> FlatMapOperator<K, T, S, R> withInitialStateFrom(
            Source<I> source, Function<? super I, ? extends K> keyFn, Function<? super I, ? extends S> stateFn);

    @Override
    default OperatorDeclaration<K, T, R> declaration() {
        return spec();
    }

    /** What happens when a call of the update function fails; by default the query ends. The last policy counts. */
    FlatMapOperator<K, T, S, R> onError(ErrorPolicy<K, T> policy);
}
