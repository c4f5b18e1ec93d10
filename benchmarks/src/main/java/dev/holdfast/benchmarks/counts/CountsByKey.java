package dev.holdfast.benchmarks.counts;

import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.benchmarks.contest.Contest;
import dev.holdfast.benchmarks.contest.EngineRun;
import dev.holdfast.benchmarks.contest.TwoThreads;
import dev.holdfast.connector.Sink;
import dev.holdfast.operator.FlatMapGroups;
import dev.holdfast.runtime.io.Generator;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts the events of each key and reports every fifth, in an update function beside two plain threads with a hash map each. Arguments: events, keys, rounds, events of a batch.
 *
 * <pre>{@code
 * ./mvnw -q -pl benchmarks -am package -DskipTests -Pbenchmark \
 *     -Dbenchmark="-Xmx4g dev.holdfast.benchmarks.counts.CountsByKey 10000000 1000000 5 100000"
 * }</pre>
 */
public final class CountsByKey {

    /** Keys come in an order without one, and equally often. */
    private static final long PRIME = 999_999_937;

    private static final long EACH = 5;

    private CountsByKey() {}

    /** Runs both: see the class for the arguments. */
    public static void main(String... args) throws Exception {
        long events = args.length > 0 ? Long.parseLong(args[0]) : 10_000_000;
        long keys = args.length > 1 ? Long.parseLong(args[1]) : 1_000_000;
        int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 5;
        long batch = args.length > 3 ? Long.parseLong(args[3]) : 100_000;
        new Contest(events, rounds)
                .with("two threads with hash maps", () -> TwoThreads.of(first -> byHand(first, events, keys)))
                .with("an update function", () -> EngineRun.of(batch, sink -> pipeline(events, keys, sink)))
                .run();
    }

    private static String key(long number, long keys) {
        return "user:" + number * PRIME % keys;
    }

    private static Pipeline pipeline(long events, long keys, Sink<Object> sink) {
        return Stream.from(Generator.source("keys", events, number -> key(number, keys)))
                .groupByKey(key -> key)
                .flatMapGroupsWithState(FlatMapGroups.<String, String, Long, String>withoutTimeout(
                        "counts", KeySerializers.string(), StateSerializers.int64(), (key, found, state, out) -> {
                            long count = state.getOption().orElse(0L);
                            while (found.hasNext()) {
                                found.next();
                                count++;
                                if (count % EACH == 0) {
                                    out.emit(key);
                                }
                            }
                            state.update(count);
                        }))
                .writeTo(sink);
    }

    private static long byHand(long first, long events, long keys) {
        Map<String, long[]> counts = new HashMap<>();
        long results = 0;
        for (long number = first; number < events; number += 2) {
            long[] count = counts.computeIfAbsent(key(number, keys), key -> new long[1]);
            results += ++count[0] % EACH == 0 ? 1 : 0;
        }
        return results;
    }
}
