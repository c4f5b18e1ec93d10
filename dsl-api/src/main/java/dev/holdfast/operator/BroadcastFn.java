package dev.holdfast.operator;

import dev.holdfast.state.BroadcastChanges;

/**
 * How an engine has a change of a broadcast applied. Generated wiring implements it.
 *
 * @param <B> the type of the changes
 */
@FunctionalInterface
public interface BroadcastFn<B> {

    /** Applies one change. */
    void apply(B change, Changed changed);

    /** Gives a function the broadcasts that it changes, each when it is asked for, for the time of one call. */
    @FunctionalInterface
    interface Changed {

        /**
         * A broadcast; the same object for the same one.
         *
         * @throws IllegalArgumentException if it is not one of the operator's
         */
        <Q, V> BroadcastChanges<Q, V> get(StateParameter.OfBroadcast<Q, V> parameter);
    }
}
