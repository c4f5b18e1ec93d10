package dev.holdfast.samples.clicks;

import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.connector.Sink;
import dev.holdfast.connector.Source;
import dev.holdfast.engine.StreamingQuery;
import dev.holdfast.runtime.EmbeddedEngine;
import dev.holdfast.runtime.io.Console;
import dev.holdfast.runtime.io.JsonLines;
import dev.holdfast.runtime.time.ManualClock;
import dev.holdfast.samples.SampleFiles;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/** Follows the sessions of a web site; half an hour without a click passes on a clock that the program moves. */
public final class ClicksSample {

    private ClicksSample() {}

    /** A summary per user and batch, and one when a session closes. */
    public static Pipeline pipeline(Source<Click> clicks, Sink<? super SessionSummary> summaries) {
        return Stream.from(clicks)
                .groupByKey(Click::userId)
                .mapGroupsWithState(SessionsOperators.track())
                .writeTo(summaries);
    }

    /** Reads all clicks, then lets half an hour pass; see {@link SampleFiles} for the arguments. */
    public static void main(String... args) throws IOException, InterruptedException {
        SampleFiles files = SampleFiles.of("clicks", "clicks.jsonl", args);
        ManualClock clock = new ManualClock(Instant.parse("2026-11-20T12:00:00Z"));
        try (StreamingQuery query = EmbeddedEngine.builder()
                .checkpoint(files.checkpoint())
                .clock(clock)
                .maxEventsPerBatch(4)
                .start(pipeline(JsonLines.source(files.input(), Click.class), Console.sink()))) {
            query.processAllAvailable();
            clock.advance(Duration.ofMinutes(30).plusMillis(1));
            System.out.println("Half an hour later:");
            query.processAllAvailable();
        }
    }
}
