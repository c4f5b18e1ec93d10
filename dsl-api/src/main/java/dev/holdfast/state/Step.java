package dev.holdfast.state;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The next state of a key, and what comes of the event that led to it: what an {@code @OnEvent} method may return.
 *
 * @param state the next state; null for none
 * @param results in order; never null
 * @param <S> the type of the state
 * @param <R> the type of the results
 */
public record Step<S, R>(@Nullable S state, List<R> results) {

    public Step {
        results = List.copyOf(results);
    }

    /** A state without results. */
    public static <S, R> Step<S, R> to(@Nullable S state) {
        return new Step<>(state, List.of());
    }

    /** A state with one result. */
    public static <S, R> Step<S, R> to(@Nullable S state, R result) {
        return new Step<>(state, List.of(result));
    }

    /** Emits the results, and returns the state. */
    public @Nullable S emitTo(Emitter<? super R> out) {
        results.forEach(out::emit);
        return state;
    }
}
