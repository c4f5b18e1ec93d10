package dev.holdfast.samples.streaks;

import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.engine.StreamingQuery;
import dev.holdfast.engine.Trigger;
import dev.holdfast.runtime.EmbeddedEngine;
import dev.holdfast.runtime.io.Console;
import dev.holdfast.runtime.io.JsonLines;
import dev.holdfast.samples.OutputFiles;
import dev.holdfast.samples.SampleFiles;
import dev.holdfast.samples.flights.Flight;
import java.io.IOException;

/** Prints an alert when an airport has its fifth delayed departure in a row, and is silent otherwise. */
public final class StreaksSample {

    private StreaksSample() {}

    /** An alert for every run of delayed departures that reaches {@code threshold}. */
    public static Stream<StreakAlert> alerts(Stream<Flight> flights, int threshold) {
        return flights.groupByKey(Flight::origin)
                .flatMapGroupsWithState(
                        StreaksOperators.detect(new Streaks(threshold)).named("streaks-of-" + threshold));
    }

    /** Runs over all flights and ends; see {@link SampleFiles} for the arguments. */
    public static void main(String... args) throws IOException, InterruptedException {
        SampleFiles files = SampleFiles.of("streaks", "flights.jsonl", args);
        Stream<StreakAlert> alerts = alerts(Stream.from(JsonLines.source(files.input(), Flight.class)), 5);
        Pipeline pipeline = Pipeline.of(
                alerts.writeTo(Console.sink()), alerts.writeTo(JsonLines.sink(files.output(), StreakAlert.class)));
        try (StreamingQuery query = EmbeddedEngine.builder()
                .checkpoint(files.checkpoint())
                .trigger(Trigger.availableNow())
                .maxEventsPerBatch(2_000)
                .start(pipeline)) {
            query.awaitTermination();
        }
        System.out.println(
                OutputFiles.read(files.output(), StreakAlert.class).size() + " runs of five delayed departures");
    }
}
