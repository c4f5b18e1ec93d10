package dev.holdfast.runtime.watermark;

import java.time.Duration;
import java.time.Instant;

/** Event times as milliseconds. */
public final class EventTimes {

    /** The event time of an event that has none. */
    public static final long NONE = Long.MIN_VALUE;

    /** The outermost values of {@code long} mean something else: no event time, and no deadline. */
    private static final long EARLIEST = Long.MIN_VALUE + 1;

    private static final long LATEST = Long.MAX_VALUE - 1;

    private EventTimes() {}

    /** The instant rounded down to a millisecond; what lies outside the range of times becomes its nearest end. */
    public static long floorMillis(Instant time) {
        try {
            return Math.max(EARLIEST, Math.min(time.toEpochMilli(), LATEST));
        } catch (ArithmeticException e) {
            return time.getEpochSecond() < 0 ? EARLIEST : LATEST;
        }
    }

    /** The instant rounded up to a millisecond. */
    public static long ceilMillis(Instant time) {
        long floor = floorMillis(time);
        boolean exact = Instant.ofEpochMilli(floor).compareTo(time) >= 0;
        return exact || floor == LATEST ? floor : floor + 1;
    }

    /** The duration rounded up to a millisecond; what lies outside the range of {@code long} becomes its nearest value. */
    public static long ceilMillis(Duration duration) {
        long floor = millis(duration);
        boolean exact = floor == Long.MAX_VALUE || Duration.ofMillis(floor).compareTo(duration) >= 0;
        return exact ? floor : floor + 1;
    }

    /** A time that is behind another one. {@link #NONE} stays; what would be before all times is none. */
    public static long behind(long timeMillis, long delayMillis) {
        return timeMillis <= NONE + delayMillis ? NONE : timeMillis - delayMillis;
    }

    /** The duration as milliseconds; what lies outside the range of {@code long} becomes its nearest value. */
    public static long millis(Duration duration) {
        try {
            return duration.toMillis();
        } catch (ArithmeticException e) {
            return duration.isNegative() ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }
}
