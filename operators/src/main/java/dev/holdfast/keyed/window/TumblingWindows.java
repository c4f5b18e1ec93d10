package dev.holdfast.keyed.window;

import dev.holdfast.keyed.EventTimes;
import dev.holdfast.window.Windows;

/** Windows of one size. */
final class TumblingWindows implements SingleWindows {

    private final long sizeMillis;
    private final long offsetMillis;

    TumblingWindows(Windows.Tumbling windows) {
        sizeMillis = windows.size().toMillis();
        offsetMillis = windows.offset().toMillis();
    }

    @Override
    public long start(long timeMillis) {
        long sinceMultiple = Math.floorMod(timeMillis, sizeMillis);
        long sinceStart = sinceMultiple >= offsetMillis
                ? sinceMultiple - offsetMillis
                : sinceMultiple - offsetMillis + sizeMillis;
        return EventTimes.plus(timeMillis, -sinceStart);
    }

    @Override
    public long last(long startMillis) {
        return Math.max(startMillis, EventTimes.plus(startMillis, sizeMillis) - 1);
    }
}
