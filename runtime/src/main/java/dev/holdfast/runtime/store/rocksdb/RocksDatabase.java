package dev.holdfast.runtime.store.rocksdb;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.EnvOptions;
import org.rocksdb.HyperClockCache;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.IngestExternalFileOptions;
import org.rocksdb.Options;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.SstFileWriter;
import org.rocksdb.Statistics;
import org.rocksdb.StatsLevel;
import org.rocksdb.TickerType;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteBufferManager;
import org.rocksdb.WriteOptions;

/**
 * The database of one run. Two column families: rows, and the timers that point to them. Nothing is logged or synced, since
 * the checkpoint is what survives.
 *
 * <p>One cache holds blocks, indexes and filters, and the write buffers are charged to it, so that its size bounds them all
 * together. The options are those that measured best for batches of sorted reads and writes; docs/design has the figures.
 */
final class RocksDatabase implements AutoCloseable {

    private static final int BLOCK_BYTES = 8 << 10;
    private static final int BLOOM_BITS = 10;
    private static final int READS_FOR_ONE_THAT_STAYS = 8;
    private static final double BLOOM_OF_WRITE_BUFFER = 0.05;
    private static final long BYTES_PER_SYNC = 1L << 20;
    private static final long LARGEST_WRITE_BUFFER = 64L << 20;
    private static final long SMALLEST_WRITE_BUFFER = 1L << 20;
    private static final int WRITE_BUFFERS = 3;
    private static final byte[] TIMERS = "timers".getBytes(StandardCharsets.US_ASCII);

    private final NativeHandles handles = new NativeHandles();
    private final WorkingDirectory directory;
    private final long memoryBytes;
    private final Cache cache;
    private final Statistics statistics;
    private final ReadOptions reads;
    private final ReadOptions passingReads;
    private final WriteOptions writes;
    private final Options fileOptions;
    private final EnvOptions environment;
    private final IngestExternalFileOptions takeOver;
    private final RocksDB database;
    private final ColumnFamilyHandle rows;
    private final ColumnFamilyHandle timers;
    private volatile boolean stateFitsCache = true;

    private RocksDatabase(RocksDbOptions options, WorkingDirectory directory) throws RocksDBException {
        this.directory = directory;
        memoryBytes = options.memoryBytes();
        boolean opened = false;
        try {
            cache = handles.track(new HyperClockCache(options.memoryBytes(), 0, -1, false));
            statistics = handles.track(new Statistics());
            statistics.setStatsLevel(StatsLevel.EXCEPT_DETAILED_TIMERS);
            reads = handles.track(new ReadOptions());
            passingReads = handles.track(new ReadOptions()).setFillCache(false);
            writes = handles.track(new WriteOptions()).setDisableWAL(true);
            ColumnFamilyOptions rowOptions = family(options, table(true))
                    .setMemtablePrefixBloomSizeRatio(BLOOM_OF_WRITE_BUFFER)
                    .setMemtableWholeKeyFiltering(true);
            List<ColumnFamilyDescriptor> families = List.of(
                    new ColumnFamilyDescriptor(RocksDB.DEFAULT_COLUMN_FAMILY, rowOptions),
                    new ColumnFamilyDescriptor(TIMERS, family(options, table(false))));
            List<ColumnFamilyHandle> opening = new ArrayList<>();
            DBOptions databaseOptions = databaseOptions(options);
            fileOptions = handles.track(new Options(databaseOptions, rowOptions));
            environment = handles.track(new EnvOptions(databaseOptions));
            takeOver = handles.track(new IngestExternalFileOptions()).setMoveFiles(true);
            database = handles.track(
                    RocksDB.open(databaseOptions, directory.database().toString(), families, opening));
            rows = handles.track(opening.get(0));
            timers = handles.track(opening.get(1));
            opened = true;
        } finally {
            if (!opened) {
                handles.close();
            }
        }
    }

    static RocksDatabase open(RocksDbOptions options, WorkingDirectory directory) {
        return RocksFailure.of(directory.database(), "be opened", () -> new RocksDatabase(options, directory));
    }

    /** The stored row of a key, or {@link StoredRow#ABSENT}. */
    byte[] get(byte[] rowKey) {
        handles.requireOpen();
        byte[] stored = call("be read", () -> database.get(rows, reads, rowKey));
        return stored == null ? StoredRow.ABSENT : stored;
    }

    /** The stored rows of sorted keys, in their order. */
    List<byte[]> get(List<byte[]> rowKeys) {
        handles.requireOpen();
        ReadOptions options = stayInCache() ? reads : passingReads;
        List<byte[]> stored = call("be read", () -> database.multiGetAsList(options, rowKeys));
        stored.replaceAll(row -> row == null ? StoredRow.ABSENT : row);
        return stored;
    }

    /**
     * Each batch reads in the order of the keys, once around all state. If that does not fit, a cache that took every block
     * would have forgotten each before it is read again; one that takes few keeps them for many batches.
     */
    private boolean stayInCache() {
        return stateFitsCache || ThreadLocalRandom.current().nextInt(READS_FOR_ONE_THAT_STAYS) == 0;
    }

    /** Tells how many bytes all rows have together. */
    void stateHas(long bytes) {
        long writeBuffers = longProperty(rows, "cur-size-all-mem-tables");
        stateFitsCache = bytes + bytes / 8 < memoryBytes - writeBuffers;
    }

    /** A walk over rows, from a key up to but not including another. */
    RocksCursor rows(byte[] from, byte[] end) {
        handles.requireOpen();
        return new RocksCursor(database, rows, from, end, false, directory.database());
    }

    /** A walk over timers, from a key up to but not including another. */
    RocksCursor timers(byte[] from, byte[] end) {
        handles.requireOpen();
        return new RocksCursor(database, timers, from, end, true, directory.database());
    }

    /** Removes the rows from a key up to but not including another, by one entry that stands for them all. */
    void removeRows(byte[] from, byte[] end) {
        handles.requireOpen();
        call("be written", () -> {
            database.deleteRange(rows, writes, from, end);
            return end;
        });
    }

    /** Throws if the store was closed. */
    void requireOpen() {
        handles.requireOpen();
    }

    RocksWrites newWrites() {
        return new RocksWrites(timers.getID());
    }

    void write(RocksWrites changes) {
        handles.requireOpen();
        call("be written", () -> {
            try (WriteBatch batch = new WriteBatch(changes.toByteArray())) {
                database.write(writes, batch);
            }
            return changes;
        });
    }

    /** A file of rows, to be filled outside of the database and handed over by {@link #takeFiles}. */
    SortedFile newSortedFile(int number) {
        handles.requireOpen();
        return new SortedFile(
                directory.restored().resolve(number + ".sst"), new SstFileWriter(environment, fileOptions));
    }

    /** Makes files of rows part of the database; none of their keys has a row yet. */
    void takeFiles(List<String> paths) {
        handles.requireOpen();
        call("take restored rows", () -> {
            database.ingestExternalFile(rows, paths, takeOver);
            return paths;
        });
    }

    /** The native memory in use: the cache, to which write buffers are charged, and the readers of tables. */
    long memoryUsedBytes() {
        handles.requireOpen();
        return cache.getUsage() + longProperty(rows, "estimate-table-readers-mem");
    }

    /** Figures of the whole database since the last call. */
    SortedMap<String, Long> statistics() {
        handles.requireOpen();
        SortedMap<String, Long> figures = new TreeMap<>();
        figures.put("rocksdbReadBlockCacheHitCount", since(TickerType.BLOCK_CACHE_HIT));
        figures.put("rocksdbReadBlockCacheMissCount", since(TickerType.BLOCK_CACHE_MISS));
        figures.put("rocksdbTotalBytesRead", since(TickerType.BYTES_READ));
        figures.put("rocksdbTotalBytesWritten", since(TickerType.BYTES_WRITTEN));
        figures.put("rocksdbTotalBytesReadByCompaction", since(TickerType.COMPACT_READ_BYTES));
        figures.put("rocksdbTotalBytesWrittenByCompaction", since(TickerType.COMPACT_WRITE_BYTES));
        figures.put("rocksdbTotalBytesWrittenByFlush", since(TickerType.FLUSH_WRITE_BYTES));
        figures.put("rocksdbWriterStallLatencyMs", since(TickerType.STALL_MICROS) / 1000);
        figures.put("rocksdbPinnedBlocksMemoryUsage", cache.getPinnedUsage());
        figures.put(
                "rocksdbSstFileSize",
                longProperty(rows, "total-sst-files-size") + longProperty(timers, "total-sst-files-size"));
        return figures;
    }

    /** Closes the database and removes its files. */
    @Override
    public void close() {
        handles.close();
    }

    private long since(TickerType ticker) {
        return statistics.getAndResetTickerCount(ticker);
    }

    private long longProperty(ColumnFamilyHandle family, String property) {
        return call("be asked", () -> database.getLongProperty(family, "rocksdb." + property));
    }

    private <T> T call(String what, RocksFailure.Call<T> call) {
        return RocksFailure.of(directory.database(), what, call);
    }

    private DBOptions databaseOptions(RocksDbOptions options) {
        WriteBufferManager buffers = handles.track(new WriteBufferManager(options.memoryBytes() / 2, cache));
        return handles.track(new DBOptions())
                .setCreateIfMissing(true)
                .setCreateMissingColumnFamilies(true)
                .setWriteBufferManager(buffers)
                .setMaxBackgroundJobs(options.backgroundThreads())
                .setStatistics(statistics)
                .setBytesPerSync(BYTES_PER_SYNC)
                .setStatsDumpPeriodSec(0)
                .setStatsPersistPeriodSec(0)
                .setAvoidFlushDuringShutdown(true)
                .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
                .setKeepLogFileNum(1);
    }

    private ColumnFamilyOptions family(RocksDbOptions options, BlockBasedTableConfig table) {
        long writeBuffer = Math.min(LARGEST_WRITE_BUFFER, options.memoryBytes() / 4);
        return handles.track(new ColumnFamilyOptions())
                .setTableFormatConfig(table)
                .setWriteBufferSize(Math.max(SMALLEST_WRITE_BUFFER, writeBuffer))
                .setMaxWriteBufferNumber(WRITE_BUFFERS)
                .setLevelCompactionDynamicLevelBytes(true)
                .setCompressionType(
                        options.compressed() ? CompressionType.LZ4_COMPRESSION : CompressionType.NO_COMPRESSION);
    }

    /** Filters pay where single keys are asked for that may not exist: with rows, not with timers. */
    private BlockBasedTableConfig table(boolean filtered) {
        BlockBasedTableConfig table = new BlockBasedTableConfig()
                .setBlockCache(cache)
                .setBlockSize(BLOCK_BYTES)
                .setCacheIndexAndFilterBlocks(true)
                .setCacheIndexAndFilterBlocksWithHighPriority(true)
                .setPinL0FilterAndIndexBlocksInCache(true);
        return filtered ? table.setFilterPolicy(handles.track(new BloomFilter(BLOOM_BITS, false))) : table;
    }
}
