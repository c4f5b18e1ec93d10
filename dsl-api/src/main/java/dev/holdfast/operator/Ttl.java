package dev.holdfast.operator;

import java.time.Duration;
import java.util.Objects;

/**
 * How long a state keeps what was written to it. It counts from the last write, never from a read. What is past it is absent to every read at once,
 * and is removed later, without a call.
 *
 * @param duration more than zero; counted in whole milliseconds, rounded up
 * @param isEventTime whether it counts from the time of the event that was read last, or of the timer, and until the watermark; else in processing time
 */
public record Ttl(Duration duration, boolean isEventTime) {

    public Ttl {
        Objects.requireNonNull(duration, "duration");
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("A time to live is more than zero, not " + duration + ".");
        }
    }

    /** In processing time. */
    public static Ttl ofProcessingTime(Duration duration) {
        return new Ttl(duration, false);
    }

    /** In event time. */
    public static Ttl ofEventTime(Duration duration) {
        return new Ttl(duration, true);
    }
}
