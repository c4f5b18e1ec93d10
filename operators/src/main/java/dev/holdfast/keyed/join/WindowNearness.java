package dev.holdfast.keyed.join;

import dev.holdfast.keyed.EventTimes;
import dev.holdfast.keyed.window.SingleWindows;
import dev.holdfast.operator.JoinKind;

/** Partners in the same window. A row holds a window. An event is late when its window has ended, as in an aggregate by windows. */
final class WindowNearness implements Nearness {

    private final SingleWindows windows;

    WindowNearness(SingleWindows windows) {
        this.windows = windows;
    }

    @Override
    public long start(long timeMillis) {
        return windows.start(timeMillis);
    }

    @Override
    public long next(long startMillis) {
        return EventTimes.plus(windows.last(startMillis), 1);
    }

    @Override
    public long firstPartner(boolean isLeft, long timeMillis) {
        return start(timeMillis);
    }

    @Override
    public long lastPartner(boolean isLeft, long timeMillis) {
        return windows.last(start(timeMillis));
    }

    @Override
    public boolean isLate(long timeMillis, long lateMillis, long beforeMillis) {
        return timeMillis < beforeMillis && lastPartner(true, timeMillis) < beforeMillis;
    }

    /** All results are of windows that are open; the earliest of these is the one that holds the watermark. */
    @Override
    public long resultWatermark(JoinKind kind, long watermarkMillis) {
        boolean isTime = watermarkMillis != EventTimes.NONE && watermarkMillis != EventTimes.END;
        return isTime ? start(watermarkMillis) : watermarkMillis;
    }
}
