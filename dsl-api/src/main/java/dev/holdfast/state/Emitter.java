package dev.holdfast.state;

/**
 * Where a flatMap update function puts its results, in order. Valid during the call that received it.
 *
 * @param <R> the type of the results
 */
@FunctionalInterface
public interface Emitter<R> {

    /**
     * Emits one result.
     *
     * @throws NullPointerException if {@code result} is null; the call has then failed, also if this is caught
     * @throws IllegalStateException after the call
     */
    void emit(R result);
}
