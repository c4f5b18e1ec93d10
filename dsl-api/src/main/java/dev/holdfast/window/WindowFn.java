package dev.holdfast.window;

/**
 * Makes a result of what was computed for a key in a window. Called from several threads at once, once for each window that closes; what it throws, or
 * a null, fails the call: see {@link dev.holdfast.operator.ErrorPolicy}.
 *
 * @param <K> the type of the key
 * @param <A> the type of what was computed
 * @param <R> the type of the result
 */
@FunctionalInterface
public interface WindowFn<K, A, R> {

    /** The result, which is not null. */
    R call(K key, Window window, A value);
}
