package dev.holdfast.runtime.watermark;

import dev.holdfast.keyed.EventTimes;

/** What a batch saw of event times: in one watermark step, or in all of them. Not thread safe. */
public final class EventTimeStats {

    private long min = Long.MAX_VALUE;
    private long max = EventTimes.NONE;
    private double sum;
    private long count;

    public void add(long eventTimeMillis) {
        min = Math.min(min, eventTimeMillis);
        max = Math.max(max, eventTimeMillis);
        sum += eventTimeMillis;
        count++;
    }

    public void addAll(EventTimeStats other) {
        min = Math.min(min, other.min);
        max = Math.max(max, other.max);
        sum += other.sum;
        count += other.count;
    }

    public boolean isEmpty() {
        return count == 0;
    }

    public long min() {
        return min;
    }

    /** The latest time, or {@link EventTimes#NONE}. */
    public long max() {
        return max;
    }

    public long average() {
        return Math.round(sum / count);
    }
}
