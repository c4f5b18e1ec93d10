package dev.holdfast.keyed;

import java.util.Iterator;

/**
 * The events of one key in one batch, in the order in which they arrived. Read once.
 *
 * @param <T> the type of the events
 */
public interface Events<T> extends Iterator<T> {

    /**
     * The event time of the event that {@link #next} gave last, in milliseconds since 1970, rounded up; {@link EventTimes#NONE} if it
     * has none. Only for an operator that {@linkplain KeyedOperator#readsEventTimes reads them}.
     */
    long eventTimeMillis();

    /** The number of the input that it came from, from 0. The same. */
    int input();
}
