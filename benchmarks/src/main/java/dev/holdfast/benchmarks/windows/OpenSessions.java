package dev.holdfast.benchmarks.windows;

import dev.holdfast.EventTimeStream;
import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.benchmarks.contest.Contest;
import dev.holdfast.benchmarks.contest.EngineRun;
import dev.holdfast.connector.Sink;
import dev.holdfast.runtime.io.Generator;
import dev.holdfast.window.Windows;
import java.time.Duration;

/**
 * Session windows of which most of 200,000 keys have one open, beside an update function that does the same. Arguments: events, keys, rounds.
 *
 * <pre>{@code
 * ./mvnw -q -pl benchmarks -am package -DskipTests -Pbenchmark \
 *     -Dbenchmark="-Xmx2g dev.holdfast.benchmarks.windows.OpenSessions 3000000 200000 3"
 * }</pre>
 */
public final class OpenSessions {

    /** Of each key one event in ten seconds, on average, which is a third of the gap. */
    private static final long SECONDS = 10;

    private static final long BATCH = 250_000;

    private OpenSessions() {}

    /** Runs both: see the class for the arguments. */
    public static void main(String... args) throws Exception {
        long events = args.length > 0 ? Long.parseLong(args[0]) : 3_000_000;
        long keys = args.length > 1 ? Long.parseLong(args[1]) : 200_000;
        int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 3;
        new Contest(events, rounds)
                .with("an update function", () -> EngineRun.of(BATCH, sink -> byHand(events, keys, sink)))
                .with("session windows", () -> EngineRun.of(BATCH, sink -> windows(events, keys, sink)))
                .run();
    }

    private static EventTimeStream<Reading> readings(long events, long keys) {
        return Stream.from(Generator.source("readings", events, number -> reading(number, keys)))
                .withWatermark(Reading::at, Duration.ZERO);
    }

    private static Reading reading(long number, long keys) {
        return Reading.of(Reading.scattered(number, keys), number, keys / SECONDS);
    }

    private static Pipeline byHand(long events, long keys, Sink<Object> sink) {
        return readings(events, keys)
                .groupByKey(ReadingFields.key)
                .flatMapGroupsWithState(SessionsByHandOperators.track())
                .writeTo(sink);
    }

    private static Pipeline windows(long events, long keys, Sink<Object> sink) {
        return readings(events, keys)
                .groupBy(ReadingFields.key)
                .windowedBy(Windows.session(SessionsByHand.GAP))
                .count()
                .whenClosed((key, window, count) -> count)
                .writeTo(sink);
    }
}
