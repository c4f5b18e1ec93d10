package dev.holdfast.operator;

/**
 * What {@code flatMapGroupsWithState} takes behind event time: an operator with any number of results per call, in any form in which its functions can be written.
 *
 * @param <K> the type of the key
 * @param <T> the type of the events
 * @param <R> the type of the results
 */
public sealed interface AnyFlatMap<K, T, R> permits PlainFlatMap, FlatMapOperator, StatesOperator, FunctionalOperator {

    /** What an engine needs to run it. */
    OperatorDeclaration<K, T, R> declaration();
}
