package dev.holdfast.runtime.io;

import java.time.Instant;
import java.util.Objects;

/**
 * An event of {@link Rate}.
 *
 * @param timestamp when it is due
 * @param value its number, from 0
 */
public record RateEvent(Instant timestamp, long value) {

    public RateEvent {
        Objects.requireNonNull(timestamp, "timestamp");
    }
}
