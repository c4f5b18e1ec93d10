package dev.holdfast.aggregate;

/**
 * Makes a result of three aggregates of a key: see {@link RunningFn}.
 *
 * @param <K> the type of the key
 * @param <A> the type of the first value
 * @param <B> the type of the second value
 * @param <C> the type of the third value
 * @param <R> the type of the result
 */
@FunctionalInterface
public interface RunningFn3<K, A, B, C, R> {

    /** The result, which is not null. */
    R call(K key, A first, B second, C third);
}
