package dev.holdfast.benchmarks.store;

import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.engine.StreamingQuery;
import dev.holdfast.engine.StreamingQueryProgress;
import dev.holdfast.engine.Trigger;
import dev.holdfast.operator.FlatMapGroups;
import dev.holdfast.runtime.EmbeddedEngine;
import dev.holdfast.runtime.StateStores;
import dev.holdfast.runtime.io.ForEach;
import dev.holdfast.runtime.io.Generator;
import dev.holdfast.runtime.store.StateStore;
import dev.holdfast.runtime.store.rocksdb.RocksDbOptions;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * What the checkpoint costs a query with many keys: bytes written for each batch as fewer and fewer keys change, the rate with
 * the log compacted all the time beside that without, and the time that a restart takes with either store. States have 90
 * bytes. Arguments: keys, events that follow.
 *
 * <pre>{@code
 * ./mvnw -q -pl benchmarks -am package -DskipTests -Pbenchmark \
 *     -Dbenchmark="-Xmx4g dev.holdfast.benchmarks.store.CheckpointCosts 10000000 5000000"
 * }</pre>
 */
public final class CheckpointCosts {

    private static final long PRIME = 999_999_937L;
    private static final int BATCH = 100_000;
    private static final String FILLER = "x".repeat(80);

    private CheckpointCosts() {}

    public static void main(String[] args) throws Exception {
        long keys = args.length > 0 ? Long.parseLong(args[0]) : 1_000_000L;
        long events = args.length > 1 ? Long.parseLong(args[1]) : 3_000_000L;
        double without = rate(keys, events, Integer.MAX_VALUE);
        Cost.print("%,.0f events a second without compaction", without);
        Path checkpoint = Files.createTempDirectory("costs");
        double with = rate(checkpoint, keys, events, 8);
        Cost.print("%,.0f with a snapshot every 8 batches: %.2f", with, with / without);
        growth(checkpoint, keys, keys + events);
        restart(checkpoint, keys, keys + events, "heap", StateStores.heap());
        RocksDbOptions options = RocksDbOptions.defaults().withDirectory(Files.createTempDirectory("costs-rocksdb"));
        restart(checkpoint, keys, keys + events, "RocksDB", StateStores.rocksDb(options));
    }

    private static double rate(long keys, long events, int batchesPerSnapshot) throws Exception {
        return rate(Files.createTempDirectory("costs"), keys, events, batchesPerSnapshot);
    }

    /** Fills the state, and measures the events that follow. */
    private static double rate(Path checkpoint, long keys, long events, int batchesPerSnapshot) throws Exception {
        run(checkpoint, keys, keys, BATCH, batchesPerSnapshot, StateStores.heap());
        long start = System.nanoTime();
        run(checkpoint, keys, keys + events, BATCH, batchesPerSnapshot, StateStores.heap());
        return events / ((System.nanoTime() - start) / 1e9);
    }

    /** One batch of each size. */
    private static void growth(Path checkpoint, long keys, long already) throws Exception {
        long total = already;
        for (int changed = 1; changed <= BATCH; changed *= 10) {
            total += changed;
            run(checkpoint, keys, total, changed, Integer.MAX_VALUE, StateStores.heap());
            Path last = lastSegment(checkpoint);
            Cost.print(
                    "%,10d of %,d keys changed: %,12d bytes, %.0f for each",
                    changed, keys, Files.size(last), (double) Files.size(last) / changed);
        }
    }

    private static void restart(Path checkpoint, long keys, long already, String name, Supplier<StateStore> store)
            throws Exception {
        long total = already + 111_111;
        long start = System.nanoTime();
        try (StreamingQuery query = start(checkpoint, keys, total, BATCH, Integer.MAX_VALUE, store)) {
            double seconds = (System.nanoTime() - start) / 1e9;
            query.awaitTermination();
            Cost.print("restart with the %s store: %.1f s until it runs", name, seconds);
        }
        try (java.util.stream.Stream<Path> files = Files.walk(checkpoint)) {
            long bytes = files.mapToLong(file -> file.toFile().length()).sum();
            Cost.print("the checkpoint has %,d MiB", bytes >> 20);
        }
    }

    private static void run(
            Path checkpoint, long keys, long total, int batch, int batchesPerSnapshot, Supplier<StateStore> store)
            throws Exception {
        try (StreamingQuery query = start(checkpoint, keys, total, batch, batchesPerSnapshot, store)) {
            query.awaitTermination();
            StreamingQueryProgress last = query.lastProgress().orElse(null);
            if (last != null && last.stateOperators().get(0).numRowsTotal() > keys) {
                throw new IllegalStateException("more keys than were drawn");
            }
        }
    }

    private static StreamingQuery start(
            Path checkpoint, long keys, long total, int batch, int batchesPerSnapshot, Supplier<StateStore> store) {
        Pipeline pipeline = Stream.from(Generator.source("numbers", total, index -> index * PRIME % keys))
                .groupByKey(Updates::text)
                .flatMapGroupsWithState(append())
                .writeTo(ForEach.sink("results", (String result) -> {}));
        return EmbeddedEngine.builder()
                .checkpoint(checkpoint)
                .trigger(Trigger.availableNow())
                .maxEventsPerBatch(batch)
                .batchesPerSnapshot(batchesPerSnapshot)
                .stateStore(store)
                .start(pipeline);
    }

    private static FlatMapGroups<String, Long, String, String> append() {
        return FlatMapGroups.withoutTimeout(
                "append", KeySerializers.string(), StateSerializers.string(), (key, events, state, out) -> {
                    String before = state.getOption().orElse("0");
                    long count = Long.parseLong(before.substring(0, Math.max(1, before.indexOf('x'))));
                    while (events.hasNext()) {
                        events.next();
                        count++;
                    }
                    state.update(count + FILLER);
                });
    }

    private static Path lastSegment(Path checkpoint) throws IOException {
        try (java.util.stream.Stream<Path> files = Files.list(checkpoint.resolve("batches"))) {
            return files.max(Path::compareTo).orElseThrow();
        }
    }
}
