package dev.holdfast.testkit;

import java.util.Iterator;
import java.util.List;

/** The events of a call, while it lasts; notes those that are read. */
final class WatchedEvents<T> implements Iterator<T> {

    /** Nobody asks so often before he reads the next event. */
    private static final int MOST_QUESTIONS = 10_000;

    private final Iterator<T> events;
    private final CallEnd end;
    private final List<Object> read;
    private int questions;

    WatchedEvents(Iterator<T> events, CallEnd end, List<Object> read) {
        this.events = events;
        this.end = end;
        this.read = read;
    }

    @Override
    public boolean hasNext() {
        end.check("iterator of events");
        if (++questions > MOST_QUESTIONS) {
            end.stop(
                    Mistake.ENDLESS_LOOP,
                    "hasNext() was asked " + MOST_QUESTIONS + " times without a next(), so the loop has no end."
                            + " Call next() in each round.");
        }
        return events.hasNext();
    }

    @Override
    public T next() {
        end.check("iterator of events");
        questions = 0;
        T event = events.next();
        read.add(event);
        return event;
    }
}
