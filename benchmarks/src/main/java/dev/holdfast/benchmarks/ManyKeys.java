package dev.holdfast.benchmarks;

import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.engine.StreamingQuery;
import dev.holdfast.engine.StreamingQueryProgress;
import dev.holdfast.engine.StreamingQueryProgress.StateOperatorProgress;
import dev.holdfast.engine.Trigger;
import dev.holdfast.operator.FlatMapGroups;
import dev.holdfast.runtime.EmbeddedEngine;
import dev.holdfast.runtime.io.ForEach;
import dev.holdfast.runtime.io.Generator;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Many events over many keys, through the whole engine: generated, counted per key with a processing-time timeout, committed,
 * and a result for every twentieth event of a key. Arguments: events, keys, workers.
 *
 * <pre>{@code
 * ./mvnw -q -pl benchmarks -am package -DskipTests
 * java -Xmx256m -cp "benchmarks/target/classes:…" dev.holdfast.benchmarks.ManyKeys 20000000 1000000 2
 * }</pre>
 */
public final class ManyKeys {

    private static final long PRIME = 999_999_937L;
    private static final int EVERY = 20;

    private ManyKeys() {}

    public static void main(String[] args) throws Exception {
        long events = args.length > 0 ? Long.parseLong(args[0]) : 20_000_000L;
        long keys = args.length > 1 ? Long.parseLong(args[1]) : 1_000_000L;
        int workers = args.length > 2 ? Integer.parseInt(args[2]) : 2;
        AtomicLong results = new AtomicLong();
        Path checkpoint = Files.createTempDirectory("many-keys");
        long start = System.nanoTime();
        try (StreamingQuery query = EmbeddedEngine.builder()
                .checkpoint(checkpoint)
                .workers(workers)
                .trigger(Trigger.once())
                .start(pipeline(events, keys, results))) {
            query.awaitTermination();
            print(query.lastProgress().orElseThrow(), results.get(), events, System.nanoTime() - start);
        }
        System.out.println("checkpoint: " + checkpoint);
    }

    private static Pipeline pipeline(long events, long keys, AtomicLong results) {
        return Stream.from(Generator.source("numbers", events, index -> (index * PRIME) % keys))
                .groupByKey(number -> "user:" + number)
                .flatMapGroupsWithState(count())
                .writeTo(ForEach.sink("results", (String result) -> results.incrementAndGet()));
    }

    private static FlatMapGroups<String, Long, Long, String> count() {
        return FlatMapGroups.withProcessingTimeTimeout(
                "ManyKeys.count", KeySerializers.string(), StateSerializers.int64(), (key, events, state, out) -> {
                    long count = state.getOption().orElse(0L);
                    while (events.hasNext()) {
                        events.next();
                        count++;
                        if (count % EVERY == 0) {
                            out.emit(key);
                        }
                    }
                    state.update(count);
                    state.setTimeoutDuration(Duration.ofHours(1));
                });
    }

    private static void print(StreamingQueryProgress last, long results, long events, long nanos) {
        StateOperatorProgress operator = last.stateOperators().get(0);
        System.out.printf(
                Locale.ROOT,
                "%,d events in %.1f s (%,.0f a second), %,d batches, %,d keys, %,d bytes of state (%.1f a key), %,d results%n",
                events,
                nanos / 1e9,
                events / (nanos / 1e9),
                last.batchId() + 1,
                operator.numRowsTotal(),
                operator.memoryUsedBytes(),
                (double) operator.memoryUsedBytes() / operator.numRowsTotal(),
                results);
    }
}
