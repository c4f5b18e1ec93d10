package dev.holdfast.runtime.store.rocksdb;

import java.util.concurrent.atomic.AtomicLong;

/** The heap that kept rows take, in all key groups together. Thread safe. */
final class KeptBytes {

    /** What a batch may take in any case. */
    private static final long FOR_A_BATCH = 64L << 20;

    private final long limit;
    private final AtomicLong used = new AtomicLong();

    /** @param limit what may stay from batch to batch */
    KeptBytes(long limit) {
        this.limit = limit;
    }

    void add(long bytes) {
        used.addAndGet(bytes);
    }

    /** How much is over the limit, or less than zero. */
    long excess() {
        return used.get() - limit;
    }

    /** Whether the running batch has taken so much that it must not wait for its end to give up rows. */
    boolean isFarOver() {
        return excess() > limit + FOR_A_BATCH;
    }
}
