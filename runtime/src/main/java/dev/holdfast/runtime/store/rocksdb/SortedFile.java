package dev.holdfast.runtime.store.rocksdb;

import java.nio.file.Path;
import org.rocksdb.RocksDBException;
import org.rocksdb.SstFileWriter;

/** A file of the database while it is written: rows by ascending key, outside of the database. Not thread safe. */
final class SortedFile implements AutoCloseable {

    private final Path path;
    private final SstFileWriter writer;
    private long bytes;

    SortedFile(Path path, SstFileWriter writer) {
        this.path = path;
        this.writer = writer;
        try {
            writer.open(path.toString());
        } catch (RocksDBException e) {
            writer.close();
            throw RocksFailure.of(path, "be made", e);
        }
    }

    void put(byte[] rowKey, byte[] stored) {
        bytes += rowKey.length + stored.length;
        try {
            writer.put(rowKey, stored);
        } catch (RocksDBException e) {
            throw RocksFailure.of(path, "take a row", e);
        }
    }

    /** The bytes of the rows. */
    long bytes() {
        return bytes;
    }

    /** Writes what is left. */
    Path finish() {
        return RocksFailure.of(path, "be finished", () -> {
            writer.finish();
            return path;
        });
    }

    @Override
    public void close() {
        writer.close();
    }
}
