package dev.holdfast.samples.delays;

import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.UpdateStream;
import dev.holdfast.engine.StreamingQuery;
import dev.holdfast.engine.Trigger;
import dev.holdfast.runtime.EmbeddedEngine;
import dev.holdfast.runtime.io.Console;
import dev.holdfast.runtime.io.JsonLines;
import dev.holdfast.samples.OutputFiles;
import dev.holdfast.samples.SampleFiles;
import dev.holdfast.samples.flights.Flight;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts departures and adds up delays per airport, and prints the larger airports as it goes. */
public final class DelaysSample {

    private static final int LARGE = 500;

    private DelaysSample() {}

    /** The total of each airport, whenever it changes. */
    public static UpdateStream<OriginDelay> totals(Stream<Flight> flights) {
        return flights.groupByKey(Flight::origin).mapGroupsWithState(DelaysOperators.total());
    }

    /** All totals to files, those of large airports to the console. */
    public static Pipeline pipeline(Stream<Flight> flights, Path output) {
        UpdateStream<OriginDelay> totals = totals(flights);
        return Pipeline.of(
                totals.writeTo(JsonLines.sink(output, OriginDelay.class)),
                totals.filter(total -> total.flights() >= LARGE).writeTo(Console.sink()));
    }

    /** The airports with the most departures, busiest first, from the files that the pipeline wrote. */
    public static List<OriginDelay> busiest(Path output, int count) throws IOException {
        Map<String, OriginDelay> latest = new HashMap<>();
        OutputFiles.read(output, OriginDelay.class).forEach(total -> latest.put(total.origin(), total));
        return latest.values().stream()
                .sorted(Comparator.comparingLong(OriginDelay::flights).reversed())
                .limit(count)
                .toList();
    }

    /** Runs over all flights and ends; see {@link SampleFiles} for the arguments. */
    public static void main(String... args) throws IOException, InterruptedException {
        SampleFiles files = SampleFiles.of("delays", "flights.jsonl", args);
        Stream<Flight> flights = Stream.from(JsonLines.source(files.input(), Flight.class));
        try (StreamingQuery query = EmbeddedEngine.builder()
                .checkpoint(files.checkpoint())
                .trigger(Trigger.availableNow())
                .maxEventsPerBatch(2_000)
                .start(pipeline(flights, files.output()))) {
            query.awaitTermination();
        }
        System.out.println("The busiest five airports:");
        for (OriginDelay total : busiest(files.output(), 5)) {
            System.out.println(
                    total.origin() + ": " + total.flights() + " flights, " + total.minutes() + " minutes late");
        }
    }
}
