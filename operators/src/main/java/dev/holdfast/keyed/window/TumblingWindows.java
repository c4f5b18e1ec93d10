package dev.holdfast.keyed.window;

import dev.holdfast.keyed.EventTimes;
import dev.holdfast.operator.Windows;

/** Where tumbling windows begin and end, in milliseconds. What would lie outside the range of times is moved to its nearest end. */
final class TumblingWindows {

    private final long sizeMillis;
    private final long offsetMillis;

    TumblingWindows(Windows.Tumbling windows) {
        sizeMillis = windows.size().toMillis();
        offsetMillis = windows.offset().toMillis();
    }

    /** The start of the window that holds a time. */
    long start(long timeMillis) {
        long sinceMultiple = Math.floorMod(timeMillis, sizeMillis);
        long sinceStart = sinceMultiple >= offsetMillis
                ? sinceMultiple - offsetMillis
                : sinceMultiple - offsetMillis + sizeMillis;
        return EventTimes.plus(timeMillis, -sinceStart);
    }

    /** The last millisecond of the window that has a start. */
    long last(long startMillis) {
        return Math.max(startMillis, EventTimes.plus(startMillis, sizeMillis) - 1);
    }
}
