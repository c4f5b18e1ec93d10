package dev.holdfast.runtime.store.rocksdb;

import java.nio.file.Path;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;

/** A walk over a range of one column family. The bound keeps it from reading what belongs to others. */
final class RocksCursor implements AutoCloseable {

    private final Path directory;
    private final Slice end;
    private final ReadOptions options;
    private final RocksIterator iterator;
    private boolean started;

    RocksCursor(
            RocksDB database, ColumnFamilyHandle family, byte[] from, byte[] end, boolean fillCache, Path directory) {
        this.directory = directory;
        this.end = new Slice(end);
        options = new ReadOptions().setIterateUpperBound(this.end).setFillCache(fillCache);
        iterator = database.newIterator(family, options);
        iterator.seek(from);
    }

    /** Goes to the next entry. */
    boolean next() {
        if (started) {
            iterator.next();
        }
        started = true;
        if (iterator.isValid()) {
            return true;
        }
        RocksFailure.of(directory, "be read", () -> {
            iterator.status();
            return directory;
        });
        return false;
    }

    byte[] key() {
        return iterator.key();
    }

    byte[] value() {
        return iterator.value();
    }

    @Override
    public void close() {
        iterator.close();
        options.close();
        end.close();
    }
}
