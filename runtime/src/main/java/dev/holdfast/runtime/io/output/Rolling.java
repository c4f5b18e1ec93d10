package dev.holdfast.runtime.io.output;

import dev.holdfast.runtime.time.Clock;
import java.time.Duration;

/**
 * When the rows of several batches become a file.
 *
 * @param maxBytes so many wait at most, as they are encoded; the batch with which they are more is the last
 * @param interval the first of them waits so long at most
 * @param clock tells how long they have waited
 */
public record Rolling(long maxBytes, Duration interval, Clock clock) {

    /** 128 MiB or a minute. */
    public static final Rolling DEFAULT = new Rolling(128 << 20, Duration.ofMinutes(1), Clock.system());

    /** Refuses what is not positive. */
    public Rolling {
        if (maxBytes < 1 || interval.isNegative() || interval.isZero()) {
            throw new IllegalArgumentException("Files cannot be rolled at " + maxBytes + " bytes or after " + interval
                    + ". Pass at least one byte, and a time that is not zero.");
        }
    }

    /** The same, but for the size. */
    public Rolling withMaxBytes(long newMaxBytes) {
        return new Rolling(newMaxBytes, interval, clock);
    }

    /** The same, but for the time. */
    public Rolling withInterval(Duration newInterval) {
        return new Rolling(maxBytes, newInterval, clock);
    }
}
