package dev.holdfast.runtime.batch;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;

/** How the state of an operator grew in the last hour, or since the start if that was later: one sample a minute. */
final class StateTrend {

    private static final long HOUR_MINUTES = 60;

    private final Deque<Sample> samples = new ArrayDeque<>();
    private long removed;

    /** What there was at a time, and how many rows had been removed by then. */
    private record Sample(long nanos, long rows, long removed) {}

    /** Takes what a batch left, and puts the figures of the last hour. */
    void take(long nowNanos, long rows, long removedByBatch, SortedMap<String, Long> metrics) {
        removed += removedByBatch;
        while (samples.size() > 1 && minutes(samples.getFirst(), nowNanos) > HOUR_MINUTES) {
            samples.removeFirst();
        }
        if (samples.isEmpty() || minutes(samples.getLast(), nowNanos) >= 1) {
            samples.addLast(new Sample(nowNanos, rows, removed));
        }
        Sample first = samples.getFirst();
        metrics.put("numRowsGrownLastHour", rows - first.rows);
        metrics.put("numRowsRemovedLastHour", removed - first.removed);
        metrics.put("minutesObserved", Math.min(HOUR_MINUTES, minutes(first, nowNanos)));
    }

    private static long minutes(Sample sample, long nowNanos) {
        return TimeUnit.NANOSECONDS.toMinutes(nowNanos - sample.nanos);
    }
}
