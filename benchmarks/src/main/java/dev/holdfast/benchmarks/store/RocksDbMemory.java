package dev.holdfast.benchmarks.store;

import dev.holdfast.runtime.StateStores;
import dev.holdfast.runtime.store.StateStore;
import dev.holdfast.runtime.store.rocksdb.RocksDbOptions;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Random;

/**
 * What the process has in memory beside its budget, with state ten times as large: keys are drawn evenly, so all of it is
 * used. The heap is apart: it is touched whole before the start ({@code -Xms}, {@code -XX:+AlwaysPreTouch}), and a smaller
 * store that came before has made the virtual machine load and compile what it needs; what is resident then is subtracted.
 * Arguments: keys, megabytes of memory, batches.
 *
 * <pre>{@code
 * ./mvnw -q -pl benchmarks -am package -DskipTests -Pbenchmark -Dbenchmark="-Xms2g -Xmx2g \
 *     -XX:+AlwaysPreTouch dev.holdfast.benchmarks.store.RocksDbMemory 10000000 128 200"
 * }</pre>
 */
public final class RocksDbMemory {

    private static final int BATCH = 50_000;
    private static final int FEW = 1_000_000;

    private RocksDbMemory() {}

    public static void main(String[] args) throws Exception {
        long keys = args.length > 0 ? Long.parseLong(args[0]) : 10_000_000L;
        long memory = (args.length > 1 ? Long.parseLong(args[1]) : 128) << 20;
        int batches = args.length > 2 ? Integer.parseInt(args[2]) : 100;
        run(FEW, RocksDbOptions.MIN_MEMORY_BYTES, 20, 0);
        long before = Cost.residentBytes();
        Cost.print("resident before: %d MiB", before >> 20);
        long most = run(keys, memory, batches, before);
        Cost.print(
                "at most %d MiB for a budget of %d MiB: %.2f",
                (most - before) >> 20, memory >> 20, (double) (most - before) / memory);
    }

    /** The most that was resident after any batch. */
    private static long run(long keys, long memory, int batches, long before) throws Exception {
        RocksDbOptions options = RocksDbOptions.defaults()
                .withDirectory(Files.createTempDirectory("rocksdb-memory"))
                .withMemoryBytes(memory);
        try (StateStore store = StateStores.rocksDb(options).get()) {
            Updates updates = new Updates(store, RocksDbUpdates.FILLER_BYTES);
            updates.load(keys);
            long most = Cost.residentBytes();
            Random random = new Random(1);
            for (int batch = 0; batch < batches; batch++) {
                long[] numbers = Updates.draw(random, keys, BATCH);
                updates.batch(Arrays.stream(numbers).mapToObj(Updates::key).toArray(byte[][]::new));
                most = Math.max(most, Cost.residentBytes());
                if (before > 0 && batch % 10 == 0) {
                    Cost.print(
                            "batch %d: %d MiB, the store says %d MiB, %d MiB of files",
                            batch,
                            (Cost.residentBytes() - before) >> 20,
                            updates.memoryUsedBytes() >> 20,
                            store.metrics("updates").get("rocksdbSstFileSize") >> 20);
                }
            }
            return most;
        }
    }
}
