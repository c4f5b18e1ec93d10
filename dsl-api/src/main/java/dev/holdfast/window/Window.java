package dev.holdfast.window;

import java.time.Instant;
import java.util.Objects;

/**
 * A stretch of event time.
 *
 * @param start its first moment
 * @param end the first moment behind it
 */
public record Window(Instant start, Instant end) {

    public Window {
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(end, "end");
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException(
                    "A window ends behind its start, but this one is from " + start + " to " + end + ".");
        }
    }
}
