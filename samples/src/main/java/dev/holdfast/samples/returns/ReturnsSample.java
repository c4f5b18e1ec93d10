package dev.holdfast.samples.returns;

import dev.holdfast.EventTimeStream;
import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.engine.StreamingQuery;
import dev.holdfast.engine.Trigger;
import dev.holdfast.field.KeyField;
import dev.holdfast.runtime.EmbeddedEngine;
import dev.holdfast.runtime.io.JsonLines;
import dev.holdfast.samples.OutputFiles;
import dev.holdfast.samples.SampleFiles;
import dev.holdfast.samples.flights.Flight;
import dev.holdfast.samples.flights.FlightFields;
import dev.holdfast.samples.routes.Route;
import dev.holdfast.samples.routes.RouteSerializer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Which flights have a flight back within a day. */
public final class ReturnsSample {

    private static final KeyField<Flight, Route> THERE = FlightFields.key(
            "there", flight -> new Route(flight.origin(), flight.destination()), new RouteSerializer());

    private static final KeyField<Flight, Route> BACK =
            FlightFields.key("back", flight -> new Route(flight.destination(), flight.origin()), new RouteSerializer());

    private ReturnsSample() {}

    /** Each flight with each one back that departs from a minute to a day later, or with none. */
    public static EventTimeStream<RoundTrip> roundTrips(Stream<Flight> flights) {
        EventTimeStream<Flight> timed = flights.withWatermark(Flight::at, Duration.ofMinutes(1));
        return timed.join(timed)
                .on(THERE, BACK)
                .between(Duration.ofMinutes(1), Duration.ofDays(1))
                .left(RoundTrip::of);
    }

    /** Runs over all flights and ends; see {@link SampleFiles} for the arguments. */
    public static void main(String... args) throws IOException, InterruptedException {
        SampleFiles files = SampleFiles.of("returns", "flights.jsonl", args);
        Pipeline pipeline = roundTrips(Stream.from(JsonLines.source(files.input(), Flight.class)))
                .writeTo(JsonLines.sink(files.output(), RoundTrip.class));
        try (StreamingQuery query = EmbeddedEngine.builder()
                .checkpoint(files.checkpoint())
                .trigger(Trigger.availableNow())
                .maxEventsPerBatch(2_000)
                .start(pipeline)) {
            query.awaitTermination();
        }
        List<RoundTrip> trips = OutputFiles.read(files.output(), RoundTrip.class);
        long without = trips.stream().filter(trip -> trip.back() == null).count();
        System.out.println(
                (trips.size() - without) + " pairs of flights, and " + without + " flights without one back");
    }
}
