package dev.holdfast.operator;

/**
 * An operator whose update function takes its states as parameters, with a broadcast beside it or without.
 *
 * @param <K> the type of the key
 * @param <T> the type of the events
 * @param <R> the type of the results
 */
public sealed interface AnyStates<K, T, R> permits StatesOperator, BroadcastOperator {

    /**
     * What an engine needs to run the calls for keys.
     *
     * @throws IllegalArgumentException if something is missing that wiring by hand has to say
     */
    StatesDeclaration<K, T, R> declaration();
}
