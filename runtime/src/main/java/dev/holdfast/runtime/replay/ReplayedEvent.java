package dev.holdfast.runtime.replay;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An event that a call was given, or a result that it gave.
 *
 * @param value the event or result itself
 * @param timeOrNull its event time in whole milliseconds, rounded down; null if it has none. Of a result without an event time, the
 *     timeout that led to it
 * @param input from which input of the operator an event comes, from 0; 0 for a result
 */
public record ReplayedEvent(Object value, @Nullable Instant timeOrNull, int input) {

    /** Its event time, if it has one. */
    public Optional<Instant> time() {
        return Optional.ofNullable(timeOrNull);
    }
}
