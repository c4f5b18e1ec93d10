package dev.holdfast.runtime.replay;

import dev.holdfast.keyed.Events;
import java.util.ArrayList;
import java.util.List;

/**
 * The events of a call, seen as they are read.
 *
 * @param <T> the type of the events
 */
final class WatchedEvents<T> implements Events<T> {

    private final Events<T> events;
    private final List<ReplayedEvent> seen = new ArrayList<>();

    WatchedEvents(Events<T> events) {
        this.events = events;
    }

    /** All events, also those that the operator left unread. */
    List<ReplayedEvent> all() {
        while (hasNext()) {
            next();
        }
        return seen;
    }

    @Override
    public boolean hasNext() {
        return events.hasNext();
    }

    @Override
    public T next() {
        T event = events.next();
        seen.add(new ReplayedEvent(event, WatchedTurn.instant(events.eventTimeMillis()), events.input()));
        return event;
    }

    @Override
    public long eventTimeMillis() {
        return events.eventTimeMillis();
    }

    @Override
    public long eventTimeCeilMillis() {
        return events.eventTimeCeilMillis();
    }

    @Override
    public int input() {
        return events.input();
    }
}
