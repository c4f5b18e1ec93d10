package dev.holdfast.operator;

import dev.holdfast.serial.StateSerializer;

/**
 * How an {@link Aggregate} comes about, event by event and part by part; for engines. Adding all events to one accumulated value, or to several that are
 * then merged in order, gives the same result.
 *
 * <p>Called from several threads at once. A value that is handed in belongs to the method, which may change and return it.
 *
 * @param <T> the type of the events
 * @param <C> the type of what is accumulated
 * @param <A> the type of the result
 */
public interface Accumulator<T, C, A> {

    /** Names what is accumulated among other aggregates of the same events: {@code count}. */
    String name();

    /** The bytes of what is accumulated. */
    StateSerializer<C> serializer();

    /** What is accumulated of no event. */
    C start();

    /** What is accumulated with one event more. */
    C add(C accumulated, T event);

    /** What is accumulated of the events of both, those of the first having come first. */
    C merge(C first, C second);

    /** What the aggregate is. */
    A result(C accumulated);
}
