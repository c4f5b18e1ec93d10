package dev.holdfast.keyed;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoField;

/** Event times as milliseconds. */
public final class EventTimes {

    /** No time, which is before all times: of an event that has none, and of a watermark while there is none. */
    public static final long NONE = Long.MIN_VALUE;

    /** The end of time, which is behind all times: the watermark when event time is closed. */
    public static final long END = Long.MAX_VALUE;

    /** Times lie between the outermost values of {@code long}, which mean something else. */
    private static final long EARLIEST = Long.MIN_VALUE + 1;

    private static final long LATEST = Long.MAX_VALUE - 1;

    private static final long MILLIS = 1000;
    private static final int NANOS_OF_MILLI = 1_000_000;

    private EventTimes() {}

    /** The instant rounded down to a millisecond; what lies outside the range of times becomes its nearest end. */
    public static long floorMillis(Instant time) {
        try {
            return Math.max(EARLIEST, Math.min(time.toEpochMilli(), LATEST));
        } catch (ArithmeticException e) {
            return time.getEpochSecond() < 0 ? EARLIEST : LATEST;
        }
    }

    /** Whether a time stands for all that lie beyond it, too. */
    public static boolean isOutermost(long timeMillis) {
        return timeMillis <= EARLIEST || timeMillis >= LATEST;
    }

    /** A time for messages, which say if it may be one that lies beyond the range of times. */
    public static String text(long timeMillis) {
        Instant time = Instant.ofEpochMilli(timeMillis);
        return isOutermost(timeMillis) ? time + (timeMillis < 0 ? " or earlier" : " or later") : time.toString();
    }

    /** The instant rounded up to a millisecond, in the same range. */
    public static long ceilMillis(Instant time) {
        return ceilMillis(time, floorMillis(time));
    }

    /** The same, of an instant of which {@link #floorMillis} is known. */
    public static long ceilMillis(Instant time, long floorMillis) {
        return !isBetweenMillis(time) || isOutermost(floorMillis) ? floorMillis : floorMillis + 1;
    }

    /** Whether an instant is later than {@link #floorMillis} of it. */
    public static boolean isBetweenMillis(Instant time) {
        return time.get(ChronoField.NANO_OF_SECOND) % NANOS_OF_MILLI != 0;
    }

    /** The duration rounded up to a millisecond; what lies outside the range of {@code long} becomes its nearest value. */
    public static long ceilMillis(Duration duration) {
        try {
            long whole = Math.addExact(
                    Math.multiplyExact(duration.getSeconds(), MILLIS), duration.getNano() / NANOS_OF_MILLI);
            return duration.getNano() % NANOS_OF_MILLI == 0 ? whole : Math.addExact(whole, 1);
        } catch (ArithmeticException e) {
            return duration.isNegative() ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }

    /** A later time, or an earlier one; what leaves the range of times becomes its nearest end. */
    public static long plus(long timeMillis, long millis) {
        long sum = timeMillis + millis;
        boolean overflows = ((timeMillis ^ sum) & (millis ^ sum)) < 0;
        return overflows ? (millis < 0 ? EARLIEST : LATEST) : Math.max(EARLIEST, Math.min(sum, LATEST));
    }

    /** A watermark that is behind another one. {@link #NONE} and {@link #END} stay; what would be before all times is none. */
    public static long behind(long watermarkMillis, long delayMillis) {
        if (watermarkMillis == END) {
            return END;
        }
        return watermarkMillis <= NONE + delayMillis ? NONE : watermarkMillis - delayMillis;
    }
}
