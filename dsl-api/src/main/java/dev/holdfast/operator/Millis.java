package dev.holdfast.operator;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** Durations that users give, in milliseconds, the unit of event time. */
final class Millis {

    private Millis() {}

    /**
     * The milliseconds of a duration.
     *
     * @param what it is, as a sentence begins
     * @throws IllegalArgumentException if it has a part of a millisecond, or does not fit
     */
    static long whole(Duration duration, String what) {
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
}
