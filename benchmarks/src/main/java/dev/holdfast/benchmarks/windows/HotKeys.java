package dev.holdfast.benchmarks.windows;

import dev.holdfast.EventTimeFieldGroups;
import dev.holdfast.EventTimeStream;
import dev.holdfast.Stream;
import dev.holdfast.aggregate.Aggregate;
import dev.holdfast.benchmarks.contest.Contest;
import dev.holdfast.benchmarks.contest.EngineRun;
import dev.holdfast.field.All;
import dev.holdfast.field.KeyField;
import dev.holdfast.runtime.io.Generator;
import dev.holdfast.window.Windows;
import java.time.Duration;
import java.util.function.Function;

/**
 * Counts and sums by tumbling windows of ten seconds of all events, and of keys of which one has nine of ten events: as one key each, and in parts. Arguments: events, workers, rounds.
 *
 * <pre>{@code
 * ./mvnw -q -pl benchmarks -am package -DskipTests -Pbenchmark \
 *     -Dbenchmark="-Xmx2g dev.holdfast.benchmarks.windows.HotKeys 10000000 2 5"
 * }</pre>
 */
public final class HotKeys {

    private static final long PER_SECOND = 100_000;
    private static final long BATCH = 250_000;
    private static final Duration SIZE = Duration.ofSeconds(10);
    private static final int PARTS = 16;
    private static final long KEYS = 1000;

    private HotKeys() {}

    /** Runs all: see the class for the arguments. */
    public static void main(String... args) throws Exception {
        long events = args.length > 0 ? Long.parseLong(args[0]) : 10_000_000;
        int workers = args.length > 1 ? Integer.parseInt(args[1]) : 2;
        int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 5;
        KeyField<Reading, All> oneKey = All.field();
        new Contest(events, rounds)
                .with("all as one key", run(workers, events, readings -> sums(readings.groupBy(oneKey))))
                .with("all by groupAll", run(workers, events, readings -> sums(readings.groupAll())))
                .with("a hot key", run(workers, events, readings -> sums(readings.groupBy(ReadingFields.key))))
                .with(
                        "a hot key, salted",
                        run(
                                workers,
                                events,
                                readings ->
                                        sums(readings.groupBy(ReadingFields.key).salted(PARTS))))
                .run();
    }

    private static Contest.Program run(
            int workers, long events, Function<EventTimeStream<Reading>, EventTimeStream<Long>> sumsFn) {
        return () -> EngineRun.of(
                workers,
                BATCH,
                sink -> sumsFn.apply(Stream.from(Generator.source("readings", events, HotKeys::reading))
                                .withWatermark(Reading::at, Duration.ZERO))
                        .writeTo(sink));
    }

    private static Reading reading(long number) {
        long key = number % 10 == 0 ? Reading.scattered(number, KEYS) : 0;
        return Reading.of(key, number, PER_SECOND);
    }

    private static <K> EventTimeStream<Long> sums(EventTimeFieldGroups<K, Reading> groups) {
        return groups.windowedBy(Windows.tumbling(SIZE))
                .aggregate(Aggregate.<Reading>count())
                .and(Aggregate.sum(ReadingFields.amount))
                .whenClosed((key, window, count, sum) -> count + sum);
    }
}
