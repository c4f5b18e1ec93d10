package dev.holdfast.samples.hourly;

import dev.holdfast.Aggregated3;
import dev.holdfast.EventTimeStream;
import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.UpdateStream;
import dev.holdfast.aggregate.Aggregate;
import dev.holdfast.engine.StreamingQuery;
import dev.holdfast.engine.Trigger;
import dev.holdfast.runtime.EmbeddedEngine;
import dev.holdfast.runtime.io.JsonLines;
import dev.holdfast.samples.OutputFiles;
import dev.holdfast.samples.SampleFiles;
import dev.holdfast.samples.flights.Flight;
import dev.holdfast.samples.flights.FlightFields;
import dev.holdfast.window.Windows;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;

/** Delays of each airport and hour. */
public final class HourlySample {

    private HourlySample() {}

    /** Each hour once, when it is over. */
    public static EventTimeStream<HourlyDelay> finished(Stream<Flight> flights) {
        return hours(flights).whenClosed(HourlyDelay::of);
    }

    /** Each hour whenever it changes, also by flights that come up to an hour after its end. */
    public static UpdateStream<HourlyDelay> soFar(Stream<Flight> flights) {
        return hours(flights).updates(Duration.ofHours(1), HourlyDelay::of);
    }

    private static Aggregated3<String, Long, Double, Integer, Flight> hours(Stream<Flight> flights) {
        return flights.withWatermark(Flight::at, Duration.ofMinutes(1))
                .groupBy(FlightFields.origin)
                .windowedBy(Windows.tumbling(Duration.ofHours(1)))
                .aggregate(Aggregate.<Flight>count())
                .and(Aggregate.average(FlightFields.delay))
                .and(Aggregate.max(FlightFields.delay));
    }

    /** Runs over all flights and ends; see {@link SampleFiles} for the arguments. */
    public static void main(String... args) throws IOException, InterruptedException {
        SampleFiles files = SampleFiles.of("hourly", "flights.jsonl", args);
        Pipeline pipeline = finished(Stream.from(JsonLines.source(files.input(), Flight.class)))
                .writeTo(JsonLines.sink(files.output(), HourlyDelay.class));
        try (StreamingQuery query = EmbeddedEngine.builder()
                .checkpoint(files.checkpoint())
                .trigger(Trigger.availableNow())
                .maxEventsPerBatch(2_000)
                .start(pipeline)) {
            query.awaitTermination();
        }
        OutputFiles.read(files.output(), HourlyDelay.class).stream()
                .sorted(Comparator.comparingLong(HourlyDelay::flights).reversed())
                .limit(5)
                .forEach(System.out::println);
    }
}
