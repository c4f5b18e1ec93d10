package dev.holdfast.runtime.time;

import java.util.concurrent.locks.Condition;

/** The time of day, and waiting for it. The runtime has no other source of time. Thread safe. */
public interface Clock {

    /** The clock of this machine. */
    static Clock system() {
        return SystemClock.INSTANCE;
    }

    /** Milliseconds since 1970. May go backwards; batches do not. */
    long millis();

    /** Nanoseconds that only go forwards, for measuring how long something took. */
    long nanoTime();

    /**
     * Waits until {@code condition} is signalled or {@link #millis} has reached {@code untilMillis}; may return earlier.
     *
     * @param condition its lock is held by this thread
     * @param untilMillis {@link Long#MAX_VALUE} for no limit
     */
    void await(Condition condition, long untilMillis) throws InterruptedException;
}
