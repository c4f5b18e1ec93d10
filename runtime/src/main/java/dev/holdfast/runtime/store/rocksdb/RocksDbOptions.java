package dev.holdfast.runtime.store.rocksdb;

import java.nio.file.Path;
import java.util.Objects;

/**
 * How the RocksDB store uses the machine. A value: each method gives changed options. Every store that is made with them has
 * a database and a budget of its own.
 *
 * <pre>{@code
 * StateStores.rocksDb(RocksDbOptions.defaults()
 *         .withMemoryBytes(1L << 30)
 *         .withDirectory(Path.of("/mnt/fast/holdfast")))
 * }</pre>
 */
public final class RocksDbOptions {

    /** The least memory that RocksDB can be given. */
    public static final long MIN_MEMORY_BYTES = 8L << 20;

    private static final long LARGEST_DEFAULT_ROW_CACHE = 256L << 20;

    private static final Path DEFAULT_DIRECTORY =
            Path.of(System.getProperty("java.io.tmpdir"), "holdfast-rocksdb-" + System.getProperty("user.name"));

    private static final RocksDbOptions DEFAULTS =
            new RocksDbOptions(256L << 20, defaultRowCacheBytes(), DEFAULT_DIRECTORY, true, 2);

    private final long memoryBytes;
    private final long rowCacheBytes;
    private final Path directory;
    private final boolean compressed;
    private final int backgroundThreads;

    private RocksDbOptions(
            long memoryBytes, long rowCacheBytes, Path directory, boolean compressed, int backgroundThreads) {
        this.memoryBytes = memoryBytes;
        this.rowCacheBytes = rowCacheBytes;
        this.directory = directory;
        this.compressed = compressed;
        this.backgroundThreads = backgroundThreads;
    }

    /**
     * 256 MiB of native memory, an eighth of the largest heap and at most 256 MiB for rows on it, the directory for
     * temporary files, compressed, two threads.
     */
    public static RocksDbOptions defaults() {
        return DEFAULTS;
    }

    /**
     * Native memory for blocks that were read, their indexes and filters, and for what was not yet written to disk. What
     * RocksDB needs while it compacts comes on top. Not on the heap: {@code -Xmx} does not cover it.
     *
     * @param bytes at least {@link #MIN_MEMORY_BYTES}
     */
    public RocksDbOptions withMemoryBytes(long bytes) {
        if (bytes < MIN_MEMORY_BYTES) {
            throw new IllegalArgumentException(
                    "memoryBytes is at least " + MIN_MEMORY_BYTES + " (8 MiB), not " + bytes + ".");
        }
        return new RocksDbOptions(bytes, rowCacheBytes, directory, compressed, backgroundThreads);
    }

    /**
     * Memory on the heap for rows that were used lately, so that a key that comes in many batches is not read again. Rows that
     * change are written to the database when they leave the heap, which costs nothing for what is durable: that is the
     * checkpoint. The limit holds for all operators together, between batches; rows of the batch that is running come on top.
     *
     * @param bytes 0 if no row is to stay
     */
    public RocksDbOptions withRowCacheBytes(long bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("rowCacheBytes is at least 0, not " + bytes + ".");
        }
        return new RocksDbOptions(memoryBytes, bytes, directory, compressed, backgroundThreads);
    }

    /**
     * Where databases are while queries run; made if it is missing. Each run has a subdirectory of its own, emptied when it
     * opens and when it closes, since what is durable is the checkpoint. By default a directory among the temporary files;
     * on some systems these are kept in memory, where state does not belong. Directories are made with mode 0700, and one that
     * belongs to another user, is open to others or is a link is left alone: another is used in its place.
     *
     * @param workingDirectory on a local disk, in a place where no other user can rename what is there; not inside a checkpoint
     */
    public RocksDbOptions withDirectory(Path workingDirectory) {
        Objects.requireNonNull(workingDirectory, "workingDirectory");
        return new RocksDbOptions(memoryBytes, rowCacheBytes, workingDirectory, compressed, backgroundThreads);
    }

    /** Whether blocks are compressed on disk, by LZ4. By default they are. */
    public RocksDbOptions withCompression(boolean on) {
        return new RocksDbOptions(memoryBytes, rowCacheBytes, directory, on, backgroundThreads);
    }

    /** How many of RocksDB's threads, which all databases of the process share, may flush and compact at once; 1 or more. */
    public RocksDbOptions withBackgroundThreads(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("backgroundThreads is at least 1, not " + count + ".");
        }
        return new RocksDbOptions(memoryBytes, rowCacheBytes, directory, compressed, count);
    }

    /** As {@link #withMemoryBytes} says. */
    public long memoryBytes() {
        return memoryBytes;
    }

    /** As {@link #withRowCacheBytes} says. */
    public long rowCacheBytes() {
        return rowCacheBytes;
    }

    /** As {@link #withDirectory} says, or the directory for temporary files. */
    public Path directory() {
        return directory;
    }

    boolean hasDefaultDirectory() {
        return directory.equals(DEFAULT_DIRECTORY);
    }

    /** As {@link #withCompression} says. */
    public boolean compressed() {
        return compressed;
    }

    /** As {@link #withBackgroundThreads} says. */
    public int backgroundThreads() {
        return backgroundThreads;
    }

    private static long defaultRowCacheBytes() {
        return Math.min(LARGEST_DEFAULT_ROW_CACHE, Runtime.getRuntime().maxMemory() / 8);
    }
}
