package dev.holdfast.aggregate;

import dev.holdfast.serial.StateSerializer;
import org.jspecify.annotations.Nullable;

/**
 * How an {@link Aggregate} comes about, event by event and part by part. Adding all events to one accumulated value, or to several that are
 * then merged in order, gives the same result. Those of the library are made by {@link Aggregate}; {@link Aggregate#of} takes one of your own.
 *
 * <p>Called from several threads at once, so it keeps nothing itself. A value that is handed in belongs to the method, which may change and return it;
 * but what {@link #result} gives must not change when the accumulated value does.
 *
 * @param <T> the type of the events
 * @param <C> the type of what is accumulated
 * @param <A> the type of the result
 */
public interface Accumulator<T, C, A> {

    /** Names what is accumulated among other aggregates of the same events, in checkpoints: letters, digits and {@code _}. */
    String name();

    /** The bytes of what is accumulated. */
    StateSerializer<C> serializer();

    /**
     * What states have that were written before the aggregate was added, as {@code @DefaultValue} says it; null if its type says it by itself: an empty
     * list, or an absent value. Without either, the aggregate cannot be added to what was checkpointed.
     */
    default @Nullable String emptyText() {
        return null;
    }

    /**
     * Whether the result is the same, to the last bit, in whichever order events are added and parts are merged. Then parts may be computed by several workers. If nothing is said, the order
     * counts.
     */
    default boolean isInAnyOrder() {
        return false;
    }

    /** What is accumulated of no event. */
    C start();

    /** What is accumulated with one event more. */
    C add(C accumulated, T event);

    /** What is accumulated of the events of both, those of the first having come first. The second does not belong to the method. */
    C merge(C first, C second);

    /** What the aggregate is; null if no event was added, and there is no value for none. */
    @Nullable
    A result(C accumulated);
}
