package dev.holdfast.keyed.order;

import dev.holdfast.keyed.OneRow;
import dev.holdfast.keyed.TimedEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * The first events that a key holds, by time and then by arrival, and what is known of the others, which are in rows of their own.
 *
 * @param <T> the type of the events
 */
final class NextEvents<T> {

    /** Of a key that holds no other events. */
    static final long NO_OTHERS = Long.MAX_VALUE;

    private final List<TimedEvent<T>> events;
    private int otherRows;
    private long othersFromMillis;

    /** A key that holds nothing. */
    NextEvents() {
        this(new ArrayList<>(), 0, NO_OTHERS);
    }

    NextEvents(List<TimedEvent<T>> events, int otherRows, long othersFromMillis) {
        this.events = events;
        this.otherRows = otherRows;
        this.othersFromMillis = othersFromMillis;
    }

    /** The first events. */
    List<TimedEvent<T>> events() {
        return events;
    }

    /** How many rows hold the others. */
    int otherRows() {
        return otherRows;
    }

    /** None of the others is before this, and all of {@link #events} are; {@link #NO_OTHERS} if there are none. */
    long othersFromMillis() {
        return othersFromMillis;
    }

    boolean isNothing() {
        return events.isEmpty() && otherRows == 0;
    }

    /** When the first of {@link #events} has its turn; {@link OneRow#NO_DEADLINE} if there is none. */
    long deadlineMillis() {
        return events.isEmpty() ? OneRow.NO_DEADLINE : events.get(0).timeMillis();
    }

    /** Whether an event has its place among the first. */
    boolean takes(long timeMillis) {
        return timeMillis < othersFromMillis;
    }

    /** Adds events that it takes, behind those of the same times. */
    void addAll(List<TimedEvent<T>> arrived) {
        int before = events.size();
        events.addAll(arrived);
        if (before > 0 || arrived.size() > 1) {
            events.sort(Comparator.comparingLong(TimedEvent::timeMillis));
        }
    }

    /** Gives those that are before a time, and forgets them. */
    void takeBefore(long millis, Consumer<? super TimedEvent<T>> consumer) {
        int count = 0;
        while (count < events.size() && events.get(count).timeMillis() < millis) {
            consumer.accept(events.get(count++));
        }
        events.subList(0, count).clear();
    }

    /** Takes away what is behind the first few, all events of one time together: they are others from now on. */
    List<TimedEvent<T>> takeBehind(int few) {
        if (events.size() <= few) {
            return List.of();
        }
        int first = few;
        while (first > 0
                && events.get(first - 1).timeMillis() == events.get(few).timeMillis()) {
            first--;
        }
        othersFromMillis = events.get(first).timeMillis();
        List<TimedEvent<T>> behind = events.subList(first, events.size());
        List<TimedEvent<T>> taken = List.copyOf(behind);
        behind.clear();
        return taken;
    }

    /** So many rows of others are new. */
    void rowsAdded(int rows) {
        otherRows += rows;
    }

    /** A row of others is gone. */
    void rowTaken() {
        otherRows = Math.max(0, otherRows - 1);
        if (otherRows == 0) {
            othersFromMillis = NO_OTHERS;
        }
    }

    /** For those who look at a row in a test. */
    @Override
    public String toString() {
        return events + (otherRows == 0 ? "" : " and " + otherRows + " rows");
    }
}
