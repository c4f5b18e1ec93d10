package dev.holdfast.benchmarks.windows;

import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.aggregate.Aggregate;
import dev.holdfast.benchmarks.contest.Contest;
import dev.holdfast.benchmarks.contest.EngineRun;
import dev.holdfast.connector.Sink;
import dev.holdfast.runtime.io.Generator;
import dev.holdfast.window.Windows;
import java.time.Duration;

/**
 * Sums by key and windows of a minute that slide by a second, so that each event is in sixty, beside tumbling windows of the same events. Arguments: events,
 * keys, rounds. With few keys the events weigh, with many the results.
 *
 * <pre>{@code
 * ./mvnw -q -pl benchmarks -am package -DskipTests -Pbenchmark \
 *     -Dbenchmark="-Xmx1g dev.holdfast.benchmarks.windows.SlidingSums 5000000 1000 3"
 * }</pre>
 */
public final class SlidingSums {

    private static final long PER_SECOND = 20_000;
    private static final long BATCH = 250_000;
    private static final Duration SIZE = Duration.ofSeconds(60);
    private static final Duration SLIDE = Duration.ofSeconds(1);

    private SlidingSums() {}

    /** Runs all: see the class for the arguments. */
    public static void main(String... args) throws Exception {
        long events = args.length > 0 ? Long.parseLong(args[0]) : 5_000_000;
        long keys = args.length > 1 ? Long.parseLong(args[1]) : 1_000;
        int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 3;
        new Contest(events, rounds)
                .with("tumbling windows of 60 s", program(events, keys, Windows.tumbling(SIZE)))
                .with("tumbling windows of 1 s", program(events, keys, Windows.tumbling(SLIDE)))
                .with("sliding windows of 60 s every 1 s", program(events, keys, Windows.sliding(SIZE, SLIDE)))
                .run();
    }

    private static Contest.Program program(long events, long keys, Windows windows) {
        return () -> EngineRun.of(BATCH, sink -> pipeline(events, keys, windows, sink));
    }

    private static Pipeline pipeline(long events, long keys, Windows windows, Sink<Object> sink) {
        return Stream.from(Generator.source("readings", events, number -> reading(number, keys)))
                .withWatermark(Reading::at, Duration.ZERO)
                .groupBy(ReadingFields.key)
                .windowedBy(windows)
                .aggregate(Aggregate.sum(ReadingFields.amount))
                .whenClosed((key, window, sum) -> sum)
                .writeTo(sink);
    }

    private static Reading reading(long number, long keys) {
        return Reading.of(Reading.scattered(number, keys), number, PER_SECOND);
    }
}
