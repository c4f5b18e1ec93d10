package dev.holdfast.benchmarks.windows;

import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.benchmarks.contest.Contest;
import dev.holdfast.benchmarks.contest.EngineRun;
import dev.holdfast.benchmarks.contest.TwoThreads;
import dev.holdfast.connector.Sink;
import dev.holdfast.runtime.io.Generator;
import dev.holdfast.window.Windows;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts by key and tumbling windows of ten seconds, beside two plain threads with a hash map for each window. Arguments: events, keys, rounds.
 *
 * <pre>{@code
 * ./mvnw -q -pl benchmarks -am package -DskipTests -Pbenchmark \
 *     -Dbenchmark="-Xmx1g dev.holdfast.benchmarks.windows.TumblingCounts 5000000 100000 3"
 * }</pre>
 */
public final class TumblingCounts {

    private static final long PER_SECOND = 100_000;
    private static final long BATCH = 250_000;
    private static final Duration SIZE = Duration.ofSeconds(10);

    private TumblingCounts() {}

    /** Runs both: see the class for the arguments. */
    public static void main(String... args) throws Exception {
        long events = args.length > 0 ? Long.parseLong(args[0]) : 5_000_000;
        long keys = args.length > 1 ? Long.parseLong(args[1]) : 100_000;
        int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 3;
        new Contest(events, rounds)
                .with("two threads with hash maps", () -> TwoThreads.of(first -> byHand(first, events, keys)))
                .with("tumbling windows", () -> EngineRun.of(BATCH, sink -> pipeline(events, keys, sink)))
                .run();
    }

    private static Reading reading(long number, long keys) {
        return Reading.of(Reading.scattered(number, keys), number, PER_SECOND);
    }

    private static Pipeline pipeline(long events, long keys, Sink<Object> sink) {
        return Stream.from(Generator.source("readings", events, number -> reading(number, keys)))
                .withWatermark(Reading::at, Duration.ZERO)
                .groupBy(ReadingFields.key)
                .windowedBy(Windows.tumbling(SIZE))
                .count()
                .whenClosed((key, window, count) -> count)
                .writeTo(sink);
    }

    private static long byHand(long first, long events, long keys) {
        long size = SIZE.toMillis();
        long results = 0;
        long open = Long.MIN_VALUE;
        Map<Long, long[]> counts = new HashMap<>();
        for (long number = first; number < events; number += 2) {
            Reading reading = reading(number, keys);
            long start = Math.floorDiv(reading.at().toEpochMilli(), size);
            if (start != open) {
                results += counts.size();
                counts = new HashMap<>();
                open = start;
            }
            counts.computeIfAbsent(reading.key(), key -> new long[1])[0]++;
        }
        return results + counts.size();
    }
}
