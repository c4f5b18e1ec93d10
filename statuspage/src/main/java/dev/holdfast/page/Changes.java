package dev.holdfast.page;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Wakes those who show queries when one of them has told something. What tells never waits for them. */
final class Changes {

    private long number;

    synchronized void tell() {
        number++;
        notifyAll();
    }

    /** Waits until there is another change than {@code seen}, or the time is over; returns the number of the last one. */
    synchronized long await(long seen, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        long left = atMost.toMillis();
        while (number == seen && left > 0) {
            wait(left);
            left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        }
        return number;
    }
}
