package dev.holdfast.keyed.turns;

import dev.holdfast.keyed.EventTimes;
import dev.holdfast.keyed.Events;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The events of a turn that has at most one. To be set to the next one, again and again.
 *
 * @param <T> the type of the events
 */
public final class OneEvent<T> implements Events<T> {

    private @Nullable T event;
    private long eventTimeMillis = EventTimes.NONE;
    private int input;
    private boolean isRead = true;

    /** Without an event, until it is set to one. */
    public OneEvent() {}

    /**
     * There is this event.
     *
     * @param millis its event time, or {@link EventTimes#NONE}
     * @param inputNumber of the input that it came from
     */
    public OneEvent<T> set(T newEvent, long millis, int inputNumber) {
        event = newEvent;
        eventTimeMillis = millis;
        input = inputNumber;
        isRead = false;
        return this;
    }

    @Override
    public boolean hasNext() {
        return !isRead;
    }

    @Override
    public T next() {
        T next = event;
        if (isRead || next == null) {
            throw new NoSuchElementException("all events of the key were read");
        }
        isRead = true;
        event = null;
        return next;
    }

    @Override
    public long eventTimeMillis() {
        return eventTimeMillis;
    }

    @Override
    public int input() {
        return input;
    }
}
