package dev.holdfast.samples.activity;

import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.samples.flights.Flight;
import dev.holdfast.state.EventTimeGroupState;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

/** Activity sessions per airport; a session ends with six hours without a departure. */
final class Activity {

    static final Duration GAP = Duration.ofHours(6);

    private Activity() {}

    /**
     * Flights come out of order, and one call may have flights of several sessions. So nothing but the watermark tells that a
     * session is over: what comes after it has passed the gap is late.
     */
    @UpdateFunction
    static List<ClosedSession> sessions(
            String origin, Iterator<Flight> flights, EventTimeGroupState<OpenSessions> state) {
        OpenSessions open = state.getOption().orElse(OpenSessions.NONE);
        if (!state.hasTimedOut()) {
            while (flights.hasNext()) {
                open = open.with(flights.next(), GAP);
            }
        }
        List<ActivitySession> over = open.lastBefore(state.currentWatermark().minus(GAP));
        keep(open.without(over), state);
        return over.stream()
                .sorted(Comparator.comparing(ActivitySession::first))
                .map(session -> ClosedSession.of(origin, session))
                .toList();
    }

    private static void keep(OpenSessions open, EventTimeGroupState<OpenSessions> state) {
        if (open.sessions().isEmpty()) {
            state.remove();
            return;
        }
        state.update(open);
        Instant earliest = open.sessions().stream()
                .map(ActivitySession::last)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        state.setTimeoutTimestamp(earliest.plus(GAP));
    }
}
