package dev.holdfast.window;

/**
 * Makes a result of eight aggregates of a key in a window: see {@link WindowFn}.
 *
 * @param <K> the type of the key
 * @param <A> the type of the first value
 * @param <B> the type of the second value
 * @param <C> the type of the third value
 * @param <D> the type of the fourth value
 * @param <E> the type of the fifth value
 * @param <F> the type of the sixth value
 * @param <G> the type of the seventh value
 * @param <H> the type of the eighth value
 * @param <R> the type of the result
 */
@FunctionalInterface
public interface WindowFn8<K, A, B, C, D, E, F, G, H, R> {

    /** The result, which is not null. */
    R call(K key, Window window, A first, B second, C third, D fourth, E fifth, F sixth, G seventh, H eighth);
}
