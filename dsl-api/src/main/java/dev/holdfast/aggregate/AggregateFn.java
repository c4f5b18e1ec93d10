package dev.holdfast.aggregate;

import org.jspecify.annotations.Nullable;

/** How the methods of an aggregate of your own are called. Generated wiring implements these. */
public final class AggregateFn {

    private AggregateFn() {}

    /**
     * What is accumulated of no event.
     *
     * @param <S> the type of what is accumulated
     */
    @FunctionalInterface
    public interface Start<S> {

        /** A value of its own each time, if it can be changed. */
        S start();
    }

    /**
     * One event more.
     *
     * @param <T> the type of the events
     * @param <S> the type of what is accumulated
     */
    @FunctionalInterface
    public interface Add<T, S> {

        /** What is accumulated with the event. What is handed in may be changed and returned. */
        S add(S soFar, T event);
    }

    /**
     * One event more, perhaps the first.
     *
     * @param <T> the type of the events
     * @param <S> the type of what is accumulated
     */
    @FunctionalInterface
    public interface AddOrStart<T, S> {

        /**
         * What is accumulated with the event. What is handed in may be changed and returned.
         *
         * @param soFar null if the event is the first
         */
        S add(@Nullable S soFar, T event);
    }

    /**
     * Two parts.
     *
     * @param <S> the type of what is accumulated
     */
    @FunctionalInterface
    public interface Merge<S> {

        /** What is accumulated of the events of both, those of the first having come first. The first may be changed and returned. */
        S merge(S first, S second);
    }

    /**
     * What an aggregate is.
     *
     * @param <S> the type of what is accumulated
     * @param <A> the type of the result
     */
    @FunctionalInterface
    public interface Result<S, A> {

        /** What does not change when what is accumulated does; may be null. */
        @Nullable
        A result(S accumulated);
    }
}
