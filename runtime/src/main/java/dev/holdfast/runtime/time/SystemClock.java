package dev.holdfast.runtime.time;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;

/** The clock of this machine. */
final class SystemClock implements Clock {

    static final SystemClock INSTANCE = new SystemClock();

    private SystemClock() {}

    @Override
    public long millis() {
        return System.currentTimeMillis();
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    @SuppressWarnings("WaitNotInLoop") // the caller looks again in any case: that is this method's contract
    public void await(Condition condition, long untilMillis) throws InterruptedException {
        if (untilMillis == Long.MAX_VALUE) {
            condition.await();
        } else {
            condition.await(Math.max(1, untilMillis - millis()), TimeUnit.MILLISECONDS);
        }
    }
}
