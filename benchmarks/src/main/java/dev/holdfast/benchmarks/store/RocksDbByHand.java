package dev.holdfast.benchmarks.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
 * RocksDB as somebody uses it who knows it: a cache of the same size, filters, LZ4, no log; its own defaults otherwise, so
 * write buffers, indexes and filters come on top of the memory.
 */
final class RocksDbByHand implements RocksDbUpdates.Contender {

    static {
        RocksDB.loadLibrary();
    }

    private static final int CHUNK = 128;

    private final boolean sorted;
    private final Cache cache;
    private final BloomFilter filter = new BloomFilter(10, false);
    private final Options options;
    private final WriteOptions writes = new WriteOptions().setDisableWAL(true);
    private final ReadOptions reads = new ReadOptions();
    private final RocksDB database;

    /** @param sorted whether a batch is read and written together, or each event on its own */
    RocksDbByHand(Path directory, long memory, boolean sorted) throws Exception {
        this.sorted = sorted;
        cache = new HyperClockCache(memory, 0, -1, false);
        options = new Options()
                .setCreateIfMissing(true)
                .setTableFormatConfig(
                        new BlockBasedTableConfig().setBlockCache(cache).setFilterPolicy(filter))
                .setLevelCompactionDynamicLevelBytes(true)
                .setMaxWriteBufferNumber(3)
                .setMaxBackgroundJobs(2)
                .setCompressionType(CompressionType.LZ4_COMPRESSION);
        database = RocksDB.open(options, directory.toString());
    }

    @Override
    public void load(long keys) throws Exception {
        byte[] value = new byte[RocksDbUpdates.FILLER_BYTES + 10];
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

    @Override
    public void batch(byte[][] keysOfEvents) throws Exception {
        if (sorted) {
            together(keysOfEvents);
        } else {
            single(keysOfEvents);
        }
    }

    private void single(byte[][] keysOfEvents) throws Exception {
        for (byte[] key : keysOfEvents) {
            byte[] value = database.get(reads, key);
            value[0]++;
            database.put(writes, key, value);
        }
    }

    private void together(byte[][] keysOfEvents) throws Exception {
        Arrays.sort(keysOfEvents, Arrays::compareUnsigned);
        List<byte[]> distinct = new ArrayList<>();
        for (int i = 0; i < keysOfEvents.length; i++) {
            if (i == 0 || !Arrays.equals(keysOfEvents[i - 1], keysOfEvents[i])) {
                distinct.add(keysOfEvents[i]);
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

    @Override
    public void close() {
        database.close();
        options.close();
        cache.close();
        filter.close();
        reads.close();
        writes.close();
    }
}
