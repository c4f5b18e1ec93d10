package dev.holdfast.keyed;

import java.util.Iterator;

/**
 * The events of one key in one batch, in the order in which they arrived. Read once.
 *
 * @param <T> the type of the events
 */
public interface Events<T> extends Iterator<T> {

    /**
     * The event time of the event that {@link #next} gave last, in milliseconds since 1970, rounded down; {@link EventTimes#NONE} if
     * it has none. Only for an operator that {@linkplain KeyedOperator#readsEventTimes reads them}.
     */
    long eventTimeMillis();

    /**
     * The same, rounded up: for what must not come too early by a part of a millisecond. Of a result of another operator that is given
     * without a step that tells its time, the time that the operator gave, which is a whole millisecond.
     */
    default long eventTimeCeilMillis() {
        return eventTimeMillis();
    }

    /** The number of the input that it came from, from 0. The same. */
    int input();
}
