package dev.holdfast.runtime.store.rocksdb;

import java.nio.file.Path;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.WriteBatch;

/** Writes to both column families, made together. Made anew each time, since RocksDB keeps the memory of one that is cleared. */
final class RocksWrites implements AutoCloseable {

    private static final byte[] NOTHING = new byte[0];

    private final WriteBatch batch = new WriteBatch();
    private final ColumnFamilyHandle rows;
    private final ColumnFamilyHandle timers;
    private final Path directory;

    RocksWrites(ColumnFamilyHandle rows, ColumnFamilyHandle timers, Path directory) {
        this.rows = rows;
        this.timers = timers;
        this.directory = directory;
    }

    void putRow(byte[] rowKey, byte[] stored) {
        RocksFailure.of(directory, "take a row", () -> {
            batch.put(rows, rowKey, stored);
            return stored;
        });
    }

    void removeRow(byte[] rowKey) {
        RocksFailure.of(directory, "remove a row", () -> {
            batch.delete(rows, rowKey);
            return rowKey;
        });
    }

    void putTimer(byte[] timer) {
        RocksFailure.of(directory, "take a timer", () -> {
            batch.put(timers, timer, NOTHING);
            return timer;
        });
    }

    void removeTimer(byte[] timer) {
        RocksFailure.of(directory, "remove a timer", () -> {
            batch.delete(timers, timer);
            return timer;
        });
    }

    WriteBatch batch() {
        return batch;
    }

    long bytes() {
        return batch.getDataSize();
    }

    @Override
    public void close() {
        batch.close();
    }
}
