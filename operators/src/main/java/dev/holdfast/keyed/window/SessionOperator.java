package dev.holdfast.keyed.window;

import dev.holdfast.aggregate.Accumulated;
import dev.holdfast.keyed.EventTimes;
import dev.holdfast.keyed.Turn;
import dev.holdfast.operator.WindowAggregation;
import java.util.SortedSet;

/**
 * Aggregates by sessions. A pane is an open session: from its first event to the gap behind its last one. An event that lies between two sessions and touches both
 * makes them one.
 *
 * @param <K> the type of the key
 * @param <T> the type of the events
 * @param <R> the type of the results
 */
final class SessionOperator<K, T, R> extends PanesOperator<K, T, R> {

    private final long gapMillis;

    SessionOperator(WindowAggregation<K, T, R> declared, long gapMillis) {
        super(declared);
        this.gapMillis = gapMillis;
    }

    /** An event is late by its own session, so that a late one never makes another one longer. */
    @Override
    long lastMillis(long eventTimeMillis) {
        return EventTimes.plus(eventTimeMillis, gapMillis - 1);
    }

    @Override
    long lastMillis(Panes sessions, int place) {
        return sessions.lastMillis(place);
    }

    @Override
    int add(Panes sessions, long timeMillis, T event) {
        int from = firstTouched(sessions, timeMillis);
        int end = from;
        long start = timeMillis;
        long last = lastMillis(timeMillis);
        Accumulated accumulated = null;
        while (end < sessions.size() && sessions.startMillis(end) - 1 <= last) {
            start = Math.min(start, sessions.startMillis(end));
            last = Math.max(last, sessions.lastMillis(end));
            accumulated = accumulated == null
                    ? sessions.accumulated(end)
                    : aggregates().merge(accumulated, sessions.accumulated(end));
            end++;
        }
        if (accumulated == null) {
            sessions.insert(from, start, last, aggregates().add(aggregates().start(), event));
        } else {
            sessions.replace(from, start, last, aggregates().add(accumulated, event));
            sessions.remove(from + 1, end);
        }
        return from;
    }

    /** The first session that does not end before a time; sessions that end exactly there are touched. */
    private static int firstTouched(Panes sessions, long timeMillis) {
        int place = sessions.size();
        while (place > 0 && sessions.lastMillis(place - 1) + 1 >= timeMillis) {
            place--;
        }
        return place;
    }

    @Override
    long nextMillis(Panes sessions, long closedMillis) {
        return sessions.lastMillis(0);
    }

    @Override
    void giveEnded(Turn<K, R> turn, Panes sessions, long lastMillis) {
        give(turn, sessions.startMillis(0), sessions.lastMillis(0), sessions.accumulated(0));
    }

    /** Sessions have no updates. */
    @Override
    void giveChanged(Turn<K, R> turn, Panes sessions, SortedSet<Long> changed) {
        throw new IllegalStateException("Sessions have no updates.");
    }
}
