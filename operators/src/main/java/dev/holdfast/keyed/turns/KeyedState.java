package dev.holdfast.keyed.turns;

import dev.holdfast.keyed.DeclaredState;
import dev.holdfast.keyed.rows.StateSchemas;
import org.jspecify.annotations.Nullable;

/**
 * A state of an operator in use.
 *
 * @param declared as the operator lists it
 * @param schemas of its values; null if it has none
 * @param rows of the current key
 * @param <V> the type of the values
 */
public record KeyedState<V>(
        DeclaredState<V> declared, @Nullable StateSchemas<V> schemas, KeyRows rows) {}
