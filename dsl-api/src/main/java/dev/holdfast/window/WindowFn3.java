package dev.holdfast.window;

/**
 * Makes a result of three aggregates of a key in a window: see {@link WindowFn}.
 *
 * @param <K> the type of the key
 * @param <A> the type of the first value
 * @param <B> the type of the second value
 * @param <C> the type of the third value
 * @param <R> the type of the result
 */
@FunctionalInterface
public interface WindowFn3<K, A, B, C, R> {

    /** The result, which is not null. */
    R call(K key, Window window, A first, B second, C third);
}
