package dev.holdfast.aggregate;

/**
 * Makes a result of two aggregates of a key: see {@link RunningFn}.
 *
 * @param <K> the type of the key
 * @param <A> the type of the first value
 * @param <B> the type of the second value
 * @param <R> the type of the result
 */
@FunctionalInterface
public interface RunningFn2<K, A, B, R> {

    /** The result, which is not null. */
    R call(K key, A first, B second);
}
