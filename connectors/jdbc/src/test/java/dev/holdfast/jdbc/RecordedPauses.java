package dev.holdfast.jdbc;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Pauses that take no time, and what a test does in them. */
class RecordedPauses implements Pauses {

    final List<Duration> pauses = new ArrayList<>();
    private long nanos;

    @Override
    public void pause(Duration duration) throws InterruptedException {
        pauses.add(duration);
        nanos += duration.toNanos();
    }

    @Override
    public double chance() {
        return 0;
    }

    @Override
    public long nanoTime() {
        return nanos;
    }

    void pass(Duration duration) {
        nanos += duration.toNanos();
    }
}
