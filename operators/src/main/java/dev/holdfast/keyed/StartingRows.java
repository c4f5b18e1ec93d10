package dev.holdfast.keyed;

import dev.holdfast.operator.InitialState;
import java.util.Objects;

/**
 * The values that keys have before an operator's first batch. Each such key gets a turn in that batch, with or without events.
 *
 * @param state the state that they are in
 * @param values by key
 * @param <K> the type of the key
 * @param <V> the type of the values
 */
public record StartingRows<K, V>(DeclaredState.OfKey<V> state, InitialState<K, V> values) {

    public StartingRows {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(values, "values");
    }
}
