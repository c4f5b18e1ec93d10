package dev.holdfast.runtime.replay;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row of the key's state, before or after a call.
 *
 * @param state the name of the operator's state; empty if it is the only one and has no name
 * @param subKeyJson what tells it from others of the key in that state, as JSON; empty if a key has one row there
 * @param valueOrNull the value as the operator sees it; null if there is only a timeout
 * @param json the value as JSON, {@code null} if there is none
 * @param timeoutOrNull when its timeout is due; null if none is pending
 */
public record ReplayedRow(
        String state,
        String subKeyJson,
        @Nullable Object valueOrNull,
        String json,
        @Nullable Instant timeoutOrNull) {

    /** The value as the operator sees it, if there is one. */
    public Optional<Object> value() {
        return Optional.ofNullable(valueOrNull);
    }

    /** When the timeout is due, if one is pending; in the time that the operator's timeouts follow. */
    public Optional<Instant> timeout() {
        return Optional.ofNullable(timeoutOrNull);
    }

    /** The state's name and the sub-key, as far as there are such: {@code carts["ann"]}. */
    String place() {
        return state + (subKeyJson.isEmpty() ? "" : "[" + subKeyJson + "]");
    }
}
