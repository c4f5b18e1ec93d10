package dev.holdfast.runtime.store.rocksdb;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The objects of RocksDB that live as long as a store. They are closed in reverse order, since later ones point to earlier
 * ones, and none may be touched afterwards: that would end the process, not throw.
 */
final class NativeHandles implements AutoCloseable {

    private static final AtomicLong OPEN = new AtomicLong();

    private final Deque<AutoCloseable> handles = new ArrayDeque<>();
    private volatile boolean closed;

    /** How many are open in this process; for tests that look for leaks. */
    static long open() {
        return OPEN.get();
    }

    <T extends AutoCloseable> T track(T handle) {
        handles.push(handle);
        OPEN.incrementAndGet();
        return handle;
    }

    /** To be called before each use of what stands behind these handles. */
    void requireOpen() {
        if (closed) {
            throw new IllegalStateException("The RocksDB store was used after it was closed.");
        }
    }

    @Override
    public void close() {
        closed = true;
        while (!handles.isEmpty()) {
            try {
                handles.pop().close();
            } catch (Exception e) {
                throw new IllegalStateException("A native object of RocksDB could not be closed: " + e, e);
            } finally {
                OPEN.decrementAndGet();
            }
        }
    }
}
