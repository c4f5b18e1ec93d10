package dev.holdfast.operator;

import dev.holdfast.state.Emitter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How an engine calls the methods of a stateful function. Generated wiring implements these. */
public final class FunctionalFn {

    private FunctionalFn() {}

    /**
     * The next state.
     *
     * @param <K> the type of the key
     * @param <T> the type of the event
     * @param <S> the type of the state
     * @param <R> the type of the results
     */
    @FunctionalInterface
    public interface OnEvent<K, T, S, R> {

        /**
         * Gives the state of a key after an event.
         *
         * @param at the event's time, or the batch's where processing time counts; in milliseconds
         * @param state before; null if there is none
         * @return null for none
         */
        @Nullable
        S next(K key, T event, Instant at, @Nullable S state, Emitter<R> out);
    }

    /**
     * The end of a state.
     *
     * @param <S> the type of the state
     */
    @FunctionalInterface
    public interface ExpireAt<S> {

        /** When a state ends; null for never. */
        @Nullable
        Instant of(S state);
    }

    /**
     * What comes of a state that has ended.
     *
     * @param <K> the type of the key
     * @param <S> the type of the state
     * @param <R> the type of the results
     */
    @FunctionalInterface
    public interface OnExpire<K, S, R> {

        /** Gives the results. */
        void close(K key, S state, Emitter<R> out);
    }
}
