package dev.holdfast.operator;

import dev.holdfast.serial.KeySerializer;
import dev.holdfast.serial.StateSerializer;
import dev.holdfast.state.BroadcastState;
import dev.holdfast.state.EventTimers;
import dev.holdfast.state.ListState;
import dev.holdfast.state.MapState;
import dev.holdfast.state.ProcessingTimers;
import dev.holdfast.state.TimeSortedState;
import dev.holdfast.state.ValueState;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A state, or timers, that an update function takes as a parameter. The generated operators class has a constant for each. Immutable.
 *
 * @param <H> what the function gets
 */
public sealed interface StateParameter<H> {

    /** Tells it from the operator's other states, and finds what a checkpoint has of it: printable, without {@code '.'} and {@code '/'}. */
    String name();

    /** A {@link ValueState}. */
    static <V> OfValue<V> value(String name, StateSerializer<V> values) {
        return new OfValue<>(name, values, null);
    }

    /** A {@link MapState}. */
    static <Q, V> OfMap<Q, V> map(String name, KeySerializer<Q> keys, StateSerializer<V> values) {
        return new OfMap<>(name, keys, values, null);
    }

    /** A {@link ListState}. */
    static <V> OfList<V> list(String name, StateSerializer<V> elements) {
        return new OfList<>(name, elements, null);
    }

    /** A {@link TimeSortedState}. */
    static <V> OfTimeSorted<V> timeSorted(String name, StateSerializer<V> values) {
        return new OfTimeSorted<>(name, values, null);
    }

    /** {@link EventTimers}. */
    static <E extends Enum<E>> OfEventTimers<E> eventTimers(String name, Class<E> type) {
        return new OfEventTimers<>(name, type);
    }

    /** {@link ProcessingTimers}. */
    static <E extends Enum<E>> OfProcessingTimers<E> processingTimers(String name, Class<E> type) {
        return new OfProcessingTimers<>(name, type);
    }

    /** A {@link BroadcastState}. */
    static <Q, V> OfBroadcast<Q, V> broadcast(String name, KeySerializer<Q> keys, StateSerializer<V> values) {
        return new OfBroadcast<>(name, keys, values);
    }

    /**
     * Timers of either kind.
     *
     * @param <E> the timers
     * @param <H> what the function gets
     */
    sealed interface OfTimers<E extends Enum<E>, H> extends StateParameter<H>
            permits OfEventTimers, OfProcessingTimers {

        /** The timers. */
        Class<E> type();
    }

    /**
     * One value for each key.
     *
     * @param name see {@link StateParameter#name}
     * @param values the bytes of the values
     * @param ttl null for no end
     */
    record OfValue<V>(
            String name,
            StateSerializer<V> values,
            @Nullable Ttl ttl) implements StateParameter<ValueState<V>> {

        public OfValue {
            StatesDeclaration.checkStateName(name);
            Objects.requireNonNull(values, "values");
        }

        /** The same, whose value ends. */
        public OfValue<V> withTtl(Ttl newTtl) {
            return new OfValue<>(name, values, newTtl);
        }
    }

    /**
     * Any number of values for each key, by keys of their own.
     *
     * @param name see {@link StateParameter#name}
     * @param keys the bytes of the map's keys
     * @param values the bytes of the values
     * @param ttl of each entry; null for no end
     */
    record OfMap<Q, V>(
            String name,
            KeySerializer<Q> keys,
            StateSerializer<V> values,
            @Nullable Ttl ttl) implements StateParameter<MapState<Q, V>> {

        public OfMap {
            StatesDeclaration.checkStateName(name);
            Objects.requireNonNull(keys, "keys");
            Objects.requireNonNull(values, "values");
        }

        /** The same, whose entries end. */
        public OfMap<Q, V> withTtl(Ttl newTtl) {
            return new OfMap<>(name, keys, values, newTtl);
        }
    }

    /**
     * Any number of elements for each key, in the order in which they were added.
     *
     * @param name see {@link StateParameter#name}
     * @param elements the bytes of the elements
     * @param ttl of each element; null for no end
     */
    record OfList<V>(
            String name,
            StateSerializer<V> elements,
            @Nullable Ttl ttl) implements StateParameter<ListState<V>> {

        public OfList {
            StatesDeclaration.checkStateName(name);
            Objects.requireNonNull(elements, "elements");
        }

        /** The same, whose elements end. */
        public OfList<V> withTtl(Ttl newTtl) {
            return new OfList<>(name, elements, newTtl);
        }
    }

    /**
     * Any number of values for each key, in the order of time.
     *
     * @param name see {@link StateParameter#name}
     * @param values the bytes of the values
     * @param ttl of each value; null for no end
     */
    record OfTimeSorted<V>(
            String name,
            StateSerializer<V> values,
            @Nullable Ttl ttl) implements StateParameter<TimeSortedState<V>> {

        public OfTimeSorted {
            StatesDeclaration.checkStateName(name);
            Objects.requireNonNull(values, "values");
        }

        /** The same, whose values end. */
        public OfTimeSorted<V> withTtl(Ttl newTtl) {
            return new OfTimeSorted<>(name, values, newTtl);
        }
    }

    /**
     * Entries that the calls for all keys read, and none of them changes.
     *
     * @param name see {@link StateParameter#name}
     * @param keys the bytes of the keys of the entries
     * @param values the bytes of the values
     */
    record OfBroadcast<Q, V>(String name, KeySerializer<Q> keys, StateSerializer<V> values)
            implements StateParameter<BroadcastState<Q, V>> {

        public OfBroadcast {
            StatesDeclaration.checkStateName(name);
            Objects.requireNonNull(keys, "keys");
            Objects.requireNonNull(values, "values");
        }
    }

    /**
     * Timers in event time.
     *
     * @param name see {@link StateParameter#name}
     * @param type the timers
     */
    record OfEventTimers<E extends Enum<E>>(String name, Class<E> type) implements OfTimers<E, EventTimers<E>> {

        public OfEventTimers {
            StatesDeclaration.checkStateName(name);
            Objects.requireNonNull(type, "type");
        }
    }

    /**
     * Timers in processing time.
     *
     * @param name see {@link StateParameter#name}
     * @param type the timers
     */
    record OfProcessingTimers<E extends Enum<E>>(String name, Class<E> type)
            implements OfTimers<E, ProcessingTimers<E>> {

        public OfProcessingTimers {
            StatesDeclaration.checkStateName(name);
            Objects.requireNonNull(type, "type");
        }
    }
}
