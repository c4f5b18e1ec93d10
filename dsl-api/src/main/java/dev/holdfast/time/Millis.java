package dev.holdfast.time;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** Durations that users give, in milliseconds, the unit of event time. */
public final class Millis {

    private Millis() {}

    /**
     * The milliseconds of a duration.
     *
     * @param what it is, as a sentence begins
     * @throws IllegalArgumentException if it has a part of a millisecond, or does not fit
     */
    public static long whole(Duration duration, String what) {
        if (!duration.equals(duration.truncatedTo(ChronoUnit.MILLIS))) {
            throw new IllegalArgumentException(
                    what + " should be whole milliseconds, but is " + duration + ". Event time is counted in them.");
        }
        try {
            return duration.toMillis();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(what + " does not fit into event time: " + duration + ".", e);
        }
    }

    /**
     * The milliseconds of a duration, at least one.
     *
     * @param what it is, as a sentence begins
     * @throws IllegalArgumentException if it is less, has a part of a millisecond, or does not fit
     */
    public static long positive(Duration duration, String what) {
        long millis = whole(duration, what);
        if (millis < 1) {
            throw new IllegalArgumentException(
                    what + " should be positive, but is " + duration + ". Give at least a millisecond.");
        }
        return millis;
    }

    /** The offset of windows that begin a time apart, from zero to less than that. */
    public static Duration offset(Duration offset, Duration apart) {
        return Duration.ofMillis(Math.floorMod(whole(offset, "The offset of windows"), apart.toMillis()));
    }

    /** How a text about windows ends. */
    public static String offsetText(Duration offset) {
        return offset.isZero() ? "" : " with offset " + offset;
    }
}
