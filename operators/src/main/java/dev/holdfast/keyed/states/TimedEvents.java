package dev.holdfast.keyed.states;

import dev.holdfast.keyed.EventTimes;
import dev.holdfast.keyed.Events;
import java.util.Iterator;

/** The events of a call, and the time of the one that was read last. */
final class TimedEvents<T> implements Iterator<T> {

    private final Events<T> events;
    private long lastMillis = EventTimes.NONE;

    TimedEvents(Events<T> events) {
        this.events = events;
    }

    @Override
    public boolean hasNext() {
        return events.hasNext();
    }

    @Override
    public T next() {
        T event = events.next();
        lastMillis = events.eventTimeMillis();
        return event;
    }

    /** {@link EventTimes#NONE} if none was read, or it has no time. */
    long lastMillis() {
        return lastMillis;
    }
}
