package dev.holdfast.benchmarks.store;

import dev.holdfast.runtime.StateStores;
import dev.holdfast.runtime.store.StateStore;
import dev.holdfast.runtime.store.rocksdb.RocksDbOptions;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.CompressionType;
import org.rocksdb.HyperClockCache;
import org.rocksdb.Options;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * The RocksDB store beside two ways to use RocksDB by hand, on equal options: a get and a put for each event, and a sorted
 * multi-get with one sorted write for each batch, which is the least that reading and writing cost. Arguments: keys, batches,
 * {@code even} or {@code skewed}, megabytes of memory.
 *
 * <pre>{@code
 * ./mvnw -q -pl benchmarks -am package -DskipTests -Pbenchmark \
 *     -Dbenchmark="-Xmx2g dev.holdfast.benchmarks.store.RocksDbUpdates 10000000 12 even 512"
 * }</pre>
 */
public final class RocksDbUpdates {

    private static final int BATCH = 100_000;
    private static final int FILLER_BYTES = 90;
    private static final int CHUNK = 128;

    private RocksDbUpdates() {}

    public static void main(String[] args) throws Exception {
        long keys = args.length > 0 ? Long.parseLong(args[0]) : 1_000_000L;
        int batches = args.length > 1 ? Integer.parseInt(args[1]) : 12;
        boolean skewed = args.length > 2 && args[2].equals("skewed");
        long memory = (args.length > 3 ? Long.parseLong(args[3]) : 256) << 20;
        RocksDB.loadLibrary();
        double single = byHand(keys, batches, skewed, memory, false);
        double raw = byHand(keys, batches, skewed, memory, true);
        double store = store(keys, batches, skewed, memory);
        Cost.print("get then put / store: %.2f", single / store);
        Cost.print("store / sorted multi-get and write: %.2f", store / raw);
    }

    private static double store(long keys, int batches, boolean skewed, long memory) throws Exception {
        Path directory = Files.createTempDirectory("rocksdb-updates");
        RocksDbOptions options =
                RocksDbOptions.defaults().withDirectory(directory).withMemoryBytes(memory);
        try (StateStore store = StateStores.rocksDb(options).get()) {
            Updates updates = new Updates(store, FILLER_BYTES);
            long start = System.nanoTime();
            updates.load(keys);
            Cost.print("loaded in %.1f s", (System.nanoTime() - start) / 1e9);
            Random random = new Random(1);
            double nanos = Cost.perOperation(batches, BATCH, batch -> updates.batch(distinct(random, keys, skewed)));
            Cost.print("figures of the last batch: %s", store.metrics("updates"));
            Cost.print("resident %d MiB, heap included", Cost.residentBytes() >> 20);
            return report("store", nanos, drawing(keys, batches, skewed));
        }
    }

    private static double byHand(long keys, int batches, boolean skewed, long memory, boolean sorted) throws Exception {
        Path directory = Files.createTempDirectory("rocksdb-by-hand");
        try (Cache cache = new HyperClockCache(memory, 0, -1, false);
                BloomFilter filter = new BloomFilter(10, false);
                Options options = options(cache, filter);
                WriteOptions writes = new WriteOptions().setDisableWAL(true);
                ReadOptions reads = new ReadOptions();
                RocksDB database = RocksDB.open(options, directory.toString())) {
            fill(database, writes, keys);
            Random random = new Random(1);
            double nanos = Cost.perOperation(batches, BATCH, batch -> {
                byte[][] drawn = events(random, keys, skewed);
                if (sorted) {
                    sorted(database, reads, writes, drawn);
                } else {
                    single(database, reads, writes, drawn);
                }
            });
            return report(sorted ? "sorted multi-get, write" : "get then put", nanos, drawing(keys, batches, skewed));
        }
    }

    private static Options options(Cache cache, BloomFilter filter) {
        return new Options()
                .setCreateIfMissing(true)
                .setTableFormatConfig(new BlockBasedTableConfig()
                        .setBlockCache(cache)
                        .setBlockSize(16 << 10)
                        .setFilterPolicy(filter))
                .setLevelCompactionDynamicLevelBytes(true)
                .setMaxWriteBufferNumber(3)
                .setMaxBackgroundJobs(2)
                .setCompressionType(CompressionType.LZ4_COMPRESSION);
    }

    private static void fill(RocksDB database, WriteOptions writes, long keys) throws Exception {
        byte[] value = new byte[FILLER_BYTES + 10];
        Random random = new Random(1);
        for (long number = 0; number < keys; number += 1000) {
            try (WriteBatch batch = new WriteBatch()) {
                for (long each = number; each < Math.min(keys, number + 1000); each++) {
                    random.nextBytes(value);
                    batch.put(Updates.key(each), value);
                }
                database.write(writes, batch);
            }
        }
    }

    private static void single(RocksDB database, ReadOptions reads, WriteOptions writes, byte[][] events)
            throws Exception {
        for (byte[] key : events) {
            byte[] value = database.get(reads, key);
            value[0]++;
            database.put(writes, key, value);
        }
    }

    private static void sorted(RocksDB database, ReadOptions reads, WriteOptions writes, byte[][] events)
            throws Exception {
        Arrays.sort(events, Arrays::compareUnsigned);
        List<byte[]> distinct = new ArrayList<>();
        for (int i = 0; i < events.length; i++) {
            if (i == 0 || !Arrays.equals(events[i - 1], events[i])) {
                distinct.add(events[i]);
            }
        }
        try (WriteBatch batch = new WriteBatch()) {
            for (int from = 0; from < distinct.size(); from += CHUNK) {
                List<byte[]> chunk = distinct.subList(from, Math.min(distinct.size(), from + CHUNK));
                List<byte[]> values = database.multiGetAsList(reads, chunk);
                for (int i = 0; i < chunk.size(); i++) {
                    values.get(i)[0]++;
                    batch.put(chunk.get(i), values.get(i));
                }
            }
            database.write(writes, batch);
        }
    }

    /** The keys of a batch's events: with skew, some of them many times. */
    private static byte[][] events(Random random, long keys, boolean skewed) {
        byte[][] events = new byte[BATCH][];
        for (int i = 0; i < BATCH; i++) {
            double place = random.nextDouble();
            long number = (long) (keys * (skewed ? Math.pow(place, 8) : place));
            events[i] = Updates.key(number * 999_999_937L % keys);
        }
        return events;
    }

    /** The same, grouped by key as the engine does before it asks a store. */
    private static byte[][] distinct(Random random, long keys, boolean skewed) {
        Map<ByteBuffer, byte[]> grouped = new HashMap<>(2 * BATCH);
        for (byte[] key : events(random, keys, skewed)) {
            grouped.putIfAbsent(ByteBuffer.wrap(key), key);
        }
        return grouped.values().toArray(new byte[0][]);
    }

    private static double drawing(long keys, int batches, boolean skewed) throws Exception {
        Random random = new Random(1);
        return Cost.perOperation(batches, BATCH, batch -> events(random, keys, skewed));
    }

    private static double report(String what, double nanos, double drawing) {
        Cost.print("%-24s %6.0f ns an event without making keys (%.0f)", what, nanos - drawing, drawing);
        return nanos - drawing;
    }
}
