package dev.holdfast.benchmarks.windows;

import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.benchmarks.contest.Contest;
import dev.holdfast.benchmarks.contest.EngineRun;
import dev.holdfast.benchmarks.contest.TwoThreads;
import dev.holdfast.connector.Sink;
import dev.holdfast.runtime.io.Generator;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * Drops duplicates, one in twenty events, with a million ids alive, beside two plain threads with a hash set each, from which ids are removed in order of their times. Arguments:
 * events, rounds.
 *
 * <pre>{@code
 * ./mvnw -q -pl benchmarks -am package -DskipTests -Pbenchmark \
 *     -Dbenchmark="-Xmx2g dev.holdfast.benchmarks.windows.Duplicates 10000000 3"
 * }</pre>
 */
public final class Duplicates {

    private static final long PER_SECOND = 100_000;
    private static final long BATCH = 250_000;
    private static final Duration WITHIN = Duration.ofSeconds(10);
    private static final long EVERY = 20;

    private Duplicates() {}

    /** Runs both: see the class for the arguments. */
    public static void main(String... args) throws Exception {
        long events = args.length > 0 ? Long.parseLong(args[0]) : 10_000_000;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 3;
        new Contest(events, rounds)
                .with("two threads with hash sets", () -> TwoThreads.of(first -> byHand(first, events)))
                .with("dropDuplicates", () -> EngineRun.of(BATCH, sink -> pipeline(events, sink)))
                .run();
    }

    /** A duplicate has the id of an event up to eight seconds earlier that was none. */
    private static Reading reading(long number) {
        boolean isDuplicate = number % EVERY < 2 && number / EVERY % 2 == 0 && number > PER_SECOND * 10;
        long back = EVERY * (2 * (1 + Long.remainderUnsigned(number * 31, 20_000)) - 1);
        return Reading.of(isDuplicate ? number - back : number, number, PER_SECOND);
    }

    private static Pipeline pipeline(long events, Sink<Object> sink) {
        return Stream.from(Generator.source("readings", events, Duplicates::reading))
                .withWatermark(Reading::at, Duration.ZERO)
                .dropDuplicates(ReadingFields.key, WITHIN)
                .writeTo(sink);
    }

    private static long byHand(long first, long events) {
        long within = WITHIN.toMillis();
        long results = 0;
        Set<Long> seen = new HashSet<>();
        Deque<Reading> order = new ArrayDeque<>();
        for (long number = first; number < events; number += 2) {
            Reading reading = reading(number);
            long now = reading.at().toEpochMilli();
            for (Reading oldest = order.peek();
                    oldest != null && oldest.at().toEpochMilli() + within < now;
                    oldest = order.peek()) {
                seen.remove(order.remove().key());
            }
            if (seen.add(reading.key())) {
                order.add(reading);
                results++;
            }
        }
        return results;
    }
}
