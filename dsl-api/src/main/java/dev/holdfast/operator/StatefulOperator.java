package dev.holdfast.operator;

/**
 * A stateful operator of any shape and any notion of time: what the plan holds.
 *
 * @param <K> the type of the key
 * @param <T> the type of the events
 * @param <S> the type of the state
 * @param <R> the type of the results
 */
public sealed interface StatefulOperator<K, T, S, R> permits MapOperator, FlatMapOperator {

    /** What an engine needs to run it. */
    OperatorSpec<K, T, S, R> spec();
}
