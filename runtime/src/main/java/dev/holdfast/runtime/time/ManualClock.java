package dev.holdfast.runtime.time;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;

/** A clock that moves only when it is told to, for tests and demonstrations. Thread safe. */
public final class ManualClock implements Clock {

    /** How soon a waiting query notices that the clock was moved. */
    private static final long POLL_MILLIS = 1;

    private final AtomicLong millis;

    /** Stands at a time, cut to milliseconds, until it is moved. */
    public ManualClock(Instant start) {
        millis = new AtomicLong(start.toEpochMilli());
    }

    /** Moves the clock. A query that waits for the new time wakes soon after. */
    public void advance(Duration by) {
        millis.addAndGet(by.toMillis());
    }

    /** Sets the clock, backwards too. */
    public void set(Instant time) {
        millis.set(time.toEpochMilli());
    }

    @Override
    public long millis() {
        return millis.get();
    }

    /** Follows {@link #millis}, so that measured durations are those of this clock. */
    @Override
    public long nanoTime() {
        return TimeUnit.MILLISECONDS.toNanos(millis.get());
    }

    @Override
    @SuppressWarnings("WaitNotInLoop") // the caller looks again in any case: that is this method's contract
    public void await(Condition condition, long untilMillis) throws InterruptedException {
        if (millis.get() < untilMillis) {
            condition.await(POLL_MILLIS, TimeUnit.MILLISECONDS);
        }
    }
}
