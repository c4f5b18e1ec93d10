package dev.holdfast.runtime.store.rocksdb;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The writes of a batch, which go to the database together: when the batch ends, when somebody reads, or when there are many.
 * Thread safe.
 */
final class WriteBuffer implements AutoCloseable {

    private static final long MAX_BYTES = 16L << 20;

    private final RocksDatabase database;
    private volatile @Nullable RocksWrites pending;

    WriteBuffer(RocksDatabase database) {
        this.database = database;
    }

    /** Adds writes of one key group. */
    synchronized void add(Consumer<RocksWrites> writer) {
        RocksWrites writes = pending;
        if (writes == null) {
            writes = database.newWrites();
            pending = writes;
        }
        writer.accept(writes);
        if (writes.bytes() > MAX_BYTES) {
            flush();
        }
    }

    /** Makes all writes visible. */
    void flush() {
        if (pending != null) {
            writePending();
        }
    }

    private synchronized void writePending() {
        RocksWrites writes = pending;
        if (writes != null) {
            try (writes) {
                database.write(writes.batch());
            } finally {
                pending = null;
            }
        }
    }

    @Override
    public synchronized void close() {
        RocksWrites writes = pending;
        pending = null;
        if (writes != null) {
            writes.close();
        }
    }
}
