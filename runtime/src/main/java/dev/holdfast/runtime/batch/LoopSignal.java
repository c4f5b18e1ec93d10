package dev.holdfast.runtime.batch;

import dev.holdfast.runtime.time.Clock;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** How other threads reach the loop: wake it, stop it, or ask it to say when it has nothing left to do. Thread safe. */
public final class LoopSignal {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Activity activity = new Activity();
    private final Clock clock;
    private boolean woken;
    private boolean stopped;
    private boolean ended;
    private long asked;
    private long answered;

    public LoopSignal(Clock clock) {
        this.clock = clock;
    }

    /** What the loop tells of itself. */
    public Activity activity() {
        return activity;
    }

    /** There may be something to do. */
    public void wakeUp() {
        change(() -> woken = true);
    }

    /** The loop is to end after the batch that it runs. */
    public void stop() {
        change(() -> stopped = true);
    }

    /** The loop has ended, for whatever reason. */
    public void end() {
        change(() -> ended = true);
    }

    /**
     * Waits until the loop has found, later than now, that there is nothing to do.
     *
     * @return false if it ended before
     */
    public boolean awaitIdle() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long question = ++asked;
            woken = true;
            changed.signalAll();
            while (answered < question && !ended) {
                changed.await();
            }
            return answered >= question;
        } finally {
            lock.unlock();
        }
    }

    /** Whether the loop is to end. */
    public boolean isStopped() {
        lock.lock();
        try {
            return stopped;
        } finally {
            lock.unlock();
        }
    }

    /** The number of the latest question whether there is anything to do; {@link #answer} takes it. */
    long question() {
        lock.lock();
        try {
            woken = false;
            return asked;
        } finally {
            lock.unlock();
        }
    }

    /** Whether somebody is waiting for an answer. */
    boolean isAsked() {
        lock.lock();
        try {
            return answered < asked;
        } finally {
            lock.unlock();
        }
    }

    /** There is nothing to do, as of that question. */
    void answer(long question) {
        change(() -> answered = question);
    }

    /** Waits until the loop is woken, or until a time. */
    void await(long untilMillis) throws InterruptedException {
        lock.lock();
        try {
            while (!woken && !stopped && answered >= asked && clock.millis() < untilMillis) {
                clock.await(changed, untilMillis);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a time, unless the loop is to end. Returns whether it has come. An interrupt of this thread ends no wait. */
    public boolean awaitTime(long untilMillis) {
        lock.lock();
        try {
            while (!stopped && clock.millis() < untilMillis) {
                awaitQuietly(untilMillis);
            }
            return !stopped;
        } finally {
            lock.unlock();
        }
    }

    private void awaitQuietly(long untilMillis) {
        try {
            clock.await(changed, untilMillis);
        } catch (InterruptedException e) {
            // Only a stop ends a pause; the flag is gone with the exception.
        }
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
