package dev.holdfast.operator;

import dev.holdfast.state.Emitter;
import java.time.Instant;
import java.util.Iterator;

/** How an engine calls an update function that takes its states as parameters. Generated wiring implements these. */
public final class StatesFn {

    private StatesFn() {}

    /** Gives a function its states, each when it is asked for, for the time of one call. */
    @FunctionalInterface
    public interface States {

        /**
         * A state of the key that is called; the same object for the same state.
         *
         * @throws IllegalArgumentException if it is not one of the operator's
         */
        <H> H get(StateParameter<H> parameter);
    }

    /**
     * A call with events.
     *
     * @param <K> the type of the key
     * @param <T> the type of the events
     * @param <R> the type of the results
     */
    @FunctionalInterface
    public interface OfEvents<K, T, R> {

        /** Calls the function for one key that has events. */
        void call(K key, Iterator<T> events, States states, Emitter<R> out);
    }

    /**
     * A call for a timer.
     *
     * @param <K> the type of the key
     * @param <E> the timers
     * @param <R> the type of the results
     */
    @FunctionalInterface
    public interface OfTimer<K, E, R> {

        /**
         * Calls the function for a timer that is due.
         *
         * @param at the instant that it was set to, in milliseconds; a millisecond earlier if that was the present
         */
        void call(K key, E timer, Instant at, States states, Emitter<R> out);
    }
}
