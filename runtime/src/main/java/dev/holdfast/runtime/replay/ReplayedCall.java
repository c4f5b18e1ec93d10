package dev.holdfast.runtime.replay;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call of an operator for the key, for its events or for a timeout.
 *
 * @param dueOrNull when the timeout was due that the call is for; null if it is for events
 * @param events what it was given, in order; empty if it is for a timeout
 * @param before the rows of the key before the call, in the order of states and sub-keys
 * @param after the same after the call
 * @param results what it gave, in order
 * @param failureOrNull what the function threw; null if it returned
 */
public record ReplayedCall(
        @Nullable Instant dueOrNull,
        List<ReplayedEvent> events,
        List<ReplayedRow> before,
        List<ReplayedRow> after,
        List<ReplayedEvent> results,
        @Nullable Throwable failureOrNull) {

    /** Copies the lists. */
    public ReplayedCall {
        events = List.copyOf(events);
        before = List.copyOf(before);
        after = List.copyOf(after);
        results = List.copyOf(results);
    }

    /** Whether it is for a timeout rather than for events. */
    public boolean isTimeout() {
        return dueOrNull != null;
    }

    /** When the timeout was due that it is for, if it is for one. */
    public Optional<Instant> due() {
        return Optional.ofNullable(dueOrNull);
    }

    /** What the function threw, if it did; nothing of the call is kept then. */
    public Optional<Throwable> failure() {
        return Optional.ofNullable(failureOrNull);
    }
}
