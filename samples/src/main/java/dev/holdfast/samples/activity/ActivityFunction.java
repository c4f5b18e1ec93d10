package dev.holdfast.samples.activity;

import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.annotation.ExpireAt;
import dev.holdfast.annotation.OnEvent;
import dev.holdfast.annotation.OnExpire;
import dev.holdfast.annotation.StatefulFunction;
import dev.holdfast.connector.Sink;
import dev.holdfast.samples.flights.Flight;
import dev.holdfast.samples.flights.FlightSerializer;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The same sessions as {@link ActivitySample} finds by an update function, by a function from state to state. */
@StatefulFunction
public final class ActivityFunction {

    private ActivityFunction() {}

    /** Closed sessions. Flights come in order, so that a flight can only make a session longer, or begin one. */
    public static Pipeline pipeline(Stream<Flight> flights, Sink<? super ClosedSession> sessions) {
        return flights.withWatermark(Flight::at, Duration.ofMinutes(1))
                .groupByKey(Flight::origin)
                .inEventTimeOrder(new FlightSerializer())
                .flatMapGroupsWithState(ActivityFunctionOperators.operator())
                .writeTo(sessions);
    }

    @OnEvent
    static ActivitySession on(Flight flight, @Nullable ActivitySession session) {
        ActivitySession own = ActivitySession.startedBy(flight);
        return session == null ? own : session.joinedWith(own);
    }

    @ExpireAt
    static Instant expiry(ActivitySession session) {
        return session.last().plus(Activity.GAP);
    }

    @OnExpire
    static ClosedSession close(String origin, ActivitySession session) {
        return ClosedSession.of(origin, session);
    }
}
