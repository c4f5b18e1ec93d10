package dev.holdfast.operator;

import dev.holdfast.connector.Source;
import java.util.Map;
import java.util.function.Function;

/**
 * The state that keys have before the first batch of an operator.
 *
 * @param <K> the type of the key
 * @param <S> the type of the state
 */
public sealed interface InitialState<K, S> {

    /**
     * State given in memory.
     *
     * @param states a state per key
     */
    record OfMap<K, S>(Map<K, S> states) implements InitialState<K, S> {

        public OfMap {
            states = Map.copyOf(states);
        }
    }

    /**
     * State read from a source, once, up to where it ends when it is read.
     *
     * @param source where the rows come from
     * @param keyFn the key of a row
     * @param stateFn the state of a row
     */
    record OfSource<I, K, S>(
            Source<I> source, Function<? super I, ? extends K> keyFn, Function<? super I, ? extends S> stateFn)
            implements InitialState<K, S> {}
}
