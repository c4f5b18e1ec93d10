package dev.holdfast.operator;

/**
 * An {@link AnyFlatMap} that needs no event time, so that {@code flatMapGroupsWithState} takes it on grouped streams of both kinds.
 *
 * @param <K> the type of the key
 * @param <T> the type of the events
 * @param <R> the type of the results
 */
public sealed interface PlainFlatMap<K, T, R> extends AnyFlatMap<K, T, R>
        permits FlatMapGroups, FlatMapStates, FlatMapFunction {}
