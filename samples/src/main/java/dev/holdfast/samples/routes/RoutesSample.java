package dev.holdfast.samples.routes;

import dev.holdfast.EventTimeStream;
import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.aggregate.Aggregate;
import dev.holdfast.engine.StreamingQuery;
import dev.holdfast.engine.Trigger;
import dev.holdfast.field.KeyField;
import dev.holdfast.runtime.EmbeddedEngine;
import dev.holdfast.runtime.io.JsonLines;
import dev.holdfast.samples.OutputFiles;
import dev.holdfast.samples.SampleFiles;
import dev.holdfast.samples.flights.Flight;
import dev.holdfast.samples.flights.FlightFields;
import dev.holdfast.window.Windows;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** The busiest routes of the last six hours, every hour. */
public final class RoutesSample {

    private static final Duration HOURS = Duration.ofHours(6);
    private static final Duration HOUR = Duration.ofHours(1);

    private static final KeyField<Flight, Route> ROUTE = FlightFields.key(
            "route", flight -> new Route(flight.origin(), flight.destination()), new RouteSerializer());

    private RoutesSample() {}

    /** Flights are counted by route in windows that slide; the counts of windows that end together are compared. */
    public static EventTimeStream<RouteCount> busiest(Stream<Flight> flights) {
        return flights.withWatermark(Flight::at, Duration.ofMinutes(1))
                .groupBy(ROUTE)
                .windowedBy(Windows.sliding(HOURS, HOUR))
                .count()
                .whenClosed((route, window, n) -> new RouteCount(route, window.end(), n))
                .groupAll()
                .windowedBy(Windows.tumbling(HOUR))
                .aggregate(Aggregate.allWithMax(RouteCountFields.flights))
                .whenClosed((all, hour, busiest) -> busiest)
                .flatMap(busiest -> busiest);
    }

    /** Runs over all flights and ends; see {@link SampleFiles} for the arguments. */
    public static void main(String... args) throws IOException, InterruptedException {
        SampleFiles files = SampleFiles.of("routes", "flights.jsonl", args);
        Pipeline pipeline = busiest(Stream.from(JsonLines.source(files.input(), Flight.class)))
                .writeTo(JsonLines.sink(files.output(), RouteCount.class));
        try (StreamingQuery query = EmbeddedEngine.builder()
                .checkpoint(files.checkpoint())
                .trigger(Trigger.availableNow())
                .maxEventsPerBatch(2_000)
                .start(pipeline)) {
            query.awaitTermination();
        }
        List<RouteCount> counts = OutputFiles.read(files.output(), RouteCount.class);
        counts.subList(Math.max(0, counts.size() - 5), counts.size()).forEach(System.out::println);
    }
}
