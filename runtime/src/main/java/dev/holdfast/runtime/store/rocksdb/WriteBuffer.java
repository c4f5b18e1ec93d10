package dev.holdfast.runtime.store.rocksdb;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The writes of a batch on their way to the database. Those of a key group with few are kept and go together with others':
 * when the batch ends, when somebody reads, or when there are many. Thread safe.
 */
final class WriteBuffer {

    private final RocksDatabase database;
    private final RocksWrites pending;
    private final Deque<RocksWrites> spare = new ArrayDeque<>();
    private volatile boolean isEmpty = true;

    WriteBuffer(RocksDatabase database) {
        this.database = database;
        pending = database.newWrites();
    }

    /** Empty writes, for one key group; to be handed back by {@link #give}. */
    synchronized RocksWrites take() {
        database.requireOpen();
        return spare.isEmpty() ? database.newWrites() : spare.pop();
    }

    /** Takes what was taken back, with all writes that are in it. */
    synchronized void give(RocksWrites writes) {
        add(writes);
        if (!writes.isLarge()) {
            spare.push(writes);
        }
    }

    /** Takes writes of one key group over, and leaves them empty. */
    synchronized void add(RocksWrites writes) {
        if (pending.bytes() + writes.bytes() > RocksWrites.FULL_BYTES) {
            flush();
        }
        if (writes.isFull()) {
            database.write(writes);
        } else if (!writes.isEmpty()) {
            pending.addAll(writes);
            isEmpty = false;
        }
        writes.clear();
    }

    /** Makes all writes visible. */
    void flush() {
        if (!isEmpty) {
            writePending();
        }
    }

    private synchronized void writePending() {
        if (!pending.isEmpty()) {
            database.write(pending);
            pending.clear();
            isEmpty = true;
        }
    }
}
