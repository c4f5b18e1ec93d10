package dev.holdfast.samples.activity;

import dev.holdfast.annotation.StateRecord;
import dev.holdfast.samples.flights.Flight;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The sessions of an airport that may still grow, in any order. No two of them touch. */
@StateRecord
record OpenSessions(List<ActivitySession> sessions) {

    static final OpenSessions NONE = new OpenSessions(List.of());

    /** A flight may come between two sessions and make them one. */
    OpenSessions with(Flight flight, Duration gap) {
        ActivitySession session = ActivitySession.startedBy(flight);
        List<ActivitySession> others = new ArrayList<>();
        for (ActivitySession open : sessions) {
            if (open.touches(session, gap)) {
                session = session.joinedWith(open);
            } else {
                others.add(open);
            }
        }
        others.add(session);
        return new OpenSessions(others);
    }

    List<ActivitySession> lastBefore(Instant time) {
        return sessions.stream()
                .filter(session -> session.last().isBefore(time))
                .toList();
    }

    OpenSessions without(List<ActivitySession> closed) {
        return new OpenSessions(
                sessions.stream().filter(session -> !closed.contains(session)).toList());
    }
}
