package dev.holdfast.jdbc;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Waits for real. */
final class SystemPauses implements Pauses {

    @Override
    public void pause(Duration duration) throws InterruptedException {
        Thread.sleep(duration.toMillis(), duration.toNanosPart() % 1_000_000);
    }

    @Override
    public double chance() {
        return ThreadLocalRandom.current().nextDouble();
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }
}
