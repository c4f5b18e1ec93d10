package dev.holdfast.keyed.window;

import dev.holdfast.keyed.EventTimes;
import dev.holdfast.window.Windows;

/**
 * Where sliding windows and their slices begin and end, in milliseconds. A slice is a stretch of time that lies wholly within or wholly without each window: all are as long as
 * the greatest common divisor of size and slide. What would lie outside the range of times is moved to its nearest end.
 */
final class SlidingWindows {

    private final long sizeMillis;
    private final long slideMillis;
    private final long offsetMillis;
    private final long sliceMillis;

    SlidingWindows(Windows.Sliding windows) {
        sizeMillis = windows.size().toMillis();
        slideMillis = windows.slide().toMillis();
        offsetMillis = windows.offset().toMillis();
        sliceMillis = greatestDivisor(sizeMillis, slideMillis);
    }

    private static long greatestDivisor(long greater, long smaller) {
        return smaller == 0 ? greater : greatestDivisor(smaller, greater % smaller);
    }

    /** The slices. */
    SingleWindows slices() {
        return new SingleWindows() {
            @Override
            public long start(long timeMillis) {
                return sliceStart(timeMillis);
            }

            @Override
            public long last(long startMillis) {
                return sliceLast(startMillis);
            }
        };
    }

    /** The start of the slice that holds a time. */
    long sliceStart(long timeMillis) {
        return aligned(timeMillis, sliceMillis, offsetMillis % sliceMillis);
    }

    /** The last millisecond of the slice that has a start. */
    long sliceLast(long startMillis) {
        return EventTimes.plus(startMillis, sliceMillis - 1);
    }

    /** The start of the last window that holds a time. */
    long lastStart(long timeMillis) {
        return aligned(timeMillis, slideMillis, offsetMillis);
    }

    /** The start of the first window that holds a slice. */
    long firstStart(long sliceStartMillis) {
        return startFrom(EventTimes.plus(sliceStartMillis, sliceMillis - sizeMillis));
    }

    /** The start of the first window that does not begin before a time. */
    long startFrom(long timeMillis) {
        return lastStart(EventTimes.plus(timeMillis, slideMillis - 1));
    }

    /** The start of the next window. */
    long nextStart(long startMillis) {
        return EventTimes.plus(startMillis, slideMillis);
    }

    /** The start of the window that has a last millisecond. */
    long startOf(long lastMillis) {
        return EventTimes.plus(lastMillis, 1 - sizeMillis);
    }

    /** The last millisecond of the window that has a start. */
    long last(long startMillis) {
        return EventTimes.plus(startMillis, sizeMillis - 1);
    }

    /** The greatest time up to another one that is an offset behind a multiple of a step. */
    private static long aligned(long timeMillis, long stepMillis, long offsetMillis) {
        long sinceMultiple = Math.floorMod(timeMillis, stepMillis);
        long since = sinceMultiple >= offsetMillis
                ? sinceMultiple - offsetMillis
                : sinceMultiple - offsetMillis + stepMillis;
        return EventTimes.plus(timeMillis, -since);
    }
}
