package dev.holdfast.keyed.join;

import dev.holdfast.keyed.EventTimes;
import dev.holdfast.operator.JoinKind;
import dev.holdfast.operator.Windows;

/** Partners in the same tumbling window. A row holds a window. An event is late when its window has ended, as in an aggregate by windows. */
final class WindowNearness implements Nearness {

    private final long sizeMillis;
    private final long offsetMillis;

    WindowNearness(Windows.Tumbling windows) {
        sizeMillis = windows.size().toMillis();
        offsetMillis = windows.offset().toMillis();
    }

    @Override
    public long start(long timeMillis) {
        long sinceMultiple = Math.floorMod(timeMillis, sizeMillis);
        long sinceStart = sinceMultiple - offsetMillis;
        return EventTimes.plus(timeMillis, -(sinceStart < 0 ? sinceStart + sizeMillis : sinceStart));
    }

    @Override
    public long next(long startMillis) {
        return start(EventTimes.plus(startMillis, sizeMillis));
    }

    @Override
    public long firstPartner(boolean isLeft, long timeMillis) {
        return start(timeMillis);
    }

    @Override
    public long lastPartner(boolean isLeft, long timeMillis) {
        long start = start(timeMillis);
        return Math.max(start, EventTimes.plus(start, sizeMillis) - 1);
    }

    @Override
    public boolean isLate(long timeMillis, long lateMillis, long beforeMillis) {
        return lastPartner(true, timeMillis) < beforeMillis;
    }

    /** All results are of windows that are open; the earliest of these is the one that holds the watermark. */
    @Override
    public long resultWatermark(JoinKind kind, long watermarkMillis) {
        boolean isTime = watermarkMillis != EventTimes.NONE && watermarkMillis != EventTimes.END;
        return isTime ? start(watermarkMillis) : watermarkMillis;
    }
}
