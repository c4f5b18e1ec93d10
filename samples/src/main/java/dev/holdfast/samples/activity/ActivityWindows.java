package dev.holdfast.samples.activity;

import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.connector.Sink;
import dev.holdfast.samples.flights.Flight;
import dev.holdfast.samples.flights.FlightFields;
import dev.holdfast.window.Windows;
import java.time.Duration;

/** The same sessions as {@link ActivitySample} finds by an update function, by windows. */
public final class ActivityWindows {

    private ActivityWindows() {}

    /** Closed sessions. A window ends the gap behind its last flight. */
    public static Pipeline pipeline(Stream<Flight> flights, Sink<? super ClosedSession> sessions) {
        return flights.withWatermark(Flight::at, Duration.ofMinutes(1))
                .groupBy(FlightFields.origin)
                .windowedBy(Windows.session(Activity.GAP))
                .count()
                .whenClosed((origin, window, flightCount) -> new ClosedSession(
                        origin, window.start(), window.end().minus(Activity.GAP), flightCount.intValue()))
                .writeTo(sessions);
    }
}
