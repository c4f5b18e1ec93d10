package dev.holdfast.samples.presence;

import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.connector.Sink;
import dev.holdfast.connector.Source;
import dev.holdfast.engine.StreamingQuery;
import dev.holdfast.runtime.EmbeddedEngine;
import dev.holdfast.runtime.io.Console;
import dev.holdfast.runtime.io.MemorySource;
import dev.holdfast.runtime.time.ManualClock;
import dev.holdfast.samples.SampleFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Ten minutes in the life of three services, on a clock that the program moves. */
public final class PresenceSample {

    private final MemorySource<LogLine> log = MemorySource.of("log");
    private final ManualClock clock = new ManualClock(Instant.parse("2026-11-20T12:00:00Z"));

    private PresenceSample() {}

    /** Changes of presence; the services {@code auth} and {@code mail} are known to be stale at the beginning. */
    public static Pipeline pipeline(Source<LogLine> log, Sink<? super PresenceChange> changes) {
        return Stream.from(log)
                .groupByKey(LogLine::service)
                .flatMapGroupsWithState(PresencesOperators.watch()
                        .withInitialState(Map.of("auth", Presence.STALE, "mail", Presence.STALE)))
                .writeTo(changes);
    }

    /** Plays the ten minutes; see {@link SampleFiles} for the arguments. */
    public static void main(String... args) throws IOException, InterruptedException {
        new PresenceSample().play(SampleFiles.of("presence", "", args).checkpoint());
    }

    private void play(Path checkpoint) throws InterruptedException {
        try (StreamingQuery query =
                EmbeddedEngine.builder().checkpoint(checkpoint).clock(clock).start(pipeline(log, Console.sink()))) {
            say(query, "web", "GET /");
            say(query, "auth", "login of ada");
            pass(query, Duration.ofMinutes(4));
            say(query, "web", "GET /news");
            pass(query, Duration.ofMinutes(1));
            pass(query, Duration.ofMillis(1));
            pass(query, Duration.ofMinutes(4));
            say(query, "auth", "login of grace");
        }
    }

    private void say(StreamingQuery query, String service, String text) throws InterruptedException {
        System.out.println(time() + " " + service + " writes: " + text);
        log.add(new LogLine(service, text));
        query.processAllAvailable();
    }

    private void pass(StreamingQuery query, Duration time) throws InterruptedException {
        clock.advance(time);
        System.out.println(time() + " the clock moved on by " + time);
        query.processAllAvailable();
    }

    private Instant time() {
        return Instant.ofEpochMilli(clock.millis());
    }
}
