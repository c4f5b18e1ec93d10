package dev.holdfast.aggregate;

/**
 * Makes a result of what was computed for a key. Called from several threads at once, once for each key with events in a batch; what it throws, or a null,
 * fails the call: see {@code ErrorPolicy}.
 *
 * @param <K> the type of the key
 * @param <A> the type of what was computed
 * @param <R> the type of the result
 */
@FunctionalInterface
public interface RunningFn<K, A, R> {

    /** The result, which is not null. */
    R call(K key, A value);
}
