package dev.holdfast.samples.activity;

import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.samples.flights.Flight;
import dev.holdfast.state.EventTimeGroupState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Activity sessions per airport; a session ends with six hours without a departure. */
final class Activity {

    private static final Duration GAP = Duration.ofHours(6);

    private Activity() {}

    @UpdateFunction
    static List<ClosedSession> sessions(
            String origin, Iterator<Flight> flights, EventTimeGroupState<ActivitySession> state) {
        if (state.hasTimedOut()) {
            ClosedSession closed = ClosedSession.of(origin, state.get());
            state.remove();
            return List.of(closed);
        }
        List<ClosedSession> closed = new ArrayList<>();
        ActivitySession session = state.getOption().orElse(null);
        while (flights.hasNext()) {
            session = next(origin, session, flights.next(), closed);
        }
        if (session != null) {
            state.update(session);
            state.setTimeoutTimestamp(endOf(session));
        }
        return closed;
    }

    /** A large batch brings flights from both sides of a gap in one call, before any timeout: so the gap is checked here too. */
    private static ActivitySession next(
            String origin, @Nullable ActivitySession session, Flight flight, List<ClosedSession> closed) {
        if (session == null) {
            return ActivitySession.startedBy(flight);
        } else if (flight.at().isAfter(endOf(session))) {
            closed.add(ClosedSession.of(origin, session));
            return ActivitySession.startedBy(flight);
        }
        return session.with(flight);
    }

    private static Instant endOf(ActivitySession session) {
        return session.last().plus(GAP);
    }
}
