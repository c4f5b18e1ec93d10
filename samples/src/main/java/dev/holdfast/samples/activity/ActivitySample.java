package dev.holdfast.samples.activity;

import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.connector.Sink;
import dev.holdfast.engine.StreamingQuery;
import dev.holdfast.engine.Trigger;
import dev.holdfast.runtime.EmbeddedEngine;
import dev.holdfast.runtime.io.JsonLines;
import dev.holdfast.samples.OutputFiles;
import dev.holdfast.samples.SampleFiles;
import dev.holdfast.samples.flights.Flight;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Finds the stretches of activity of each airport, and writes one when it has ended. */
public final class ActivitySample {

    private ActivitySample() {}

    /** Closed sessions, as soon as the watermark shows that they are over. */
    public static Pipeline pipeline(Stream<Flight> flights, Sink<? super ClosedSession> sessions) {
        return flights.withWatermark(Flight::at, Duration.ofMinutes(1))
                .groupByKey(Flight::origin)
                .flatMapGroupsWithState(ActivityOperators.sessions())
                .writeTo(sessions);
    }

    /** Runs over all flights and ends; see {@link SampleFiles} for the arguments. */
    public static void main(String... args) throws IOException, InterruptedException {
        SampleFiles files = SampleFiles.of("activity", "flights.jsonl", args);
        Pipeline pipeline = pipeline(
                Stream.from(JsonLines.source(files.input(), Flight.class)),
                JsonLines.sink(files.output(), ClosedSession.class));
        try (StreamingQuery query = EmbeddedEngine.builder()
                .checkpoint(files.checkpoint())
                .trigger(Trigger.availableNow())
                .maxEventsPerBatch(2_000)
                .start(pipeline)) {
            query.awaitTermination();
        }
        List<ClosedSession> closed = OutputFiles.read(files.output(), ClosedSession.class);
        closed.subList(Math.max(0, closed.size() - 5), closed.size()).forEach(System.out::println);
        System.out.println(closed.size() + " sessions are over; all are in " + files.output());
    }
}
