package dev.holdfast.operator;

import dev.holdfast.state.Emitter;
import java.util.Iterator;

/**
 * How an engine calls an update function, in the two shapes there are. Generated wiring implements these with a method
 * reference.
 */
public final class UpdateFn {

    private UpdateFn() {}

    /**
     * Exactly one result per call.
     *
     * @param <K> the type of the key
     * @param <T> the type of the events
     * @param <G> the kind of group state
     * @param <R> the type of the result
     */
    @FunctionalInterface
    public interface Mapping<K, T, G, R> {
        /** Calls the function for one key. The events are none in a call for a timeout. The result is never null. */
        R call(K key, Iterator<T> events, G state);
    }

    /**
     * Any number of results per call.
     *
     * @param <K> the type of the key
     * @param <T> the type of the events
     * @param <G> the kind of group state
     * @param <R> the type of the results
     */
    @FunctionalInterface
    public interface FlatMapping<K, T, G, R> {
        /** Calls the function for one key. The events are none in a call for a timeout; results go to {@code out}. */
        void call(K key, Iterator<T> events, G state, Emitter<R> out);
    }
}
