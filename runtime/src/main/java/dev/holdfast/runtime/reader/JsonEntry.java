package dev.holdfast.runtime.reader;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row of one key as JSON.
 *
 * @param key the key
 * @param subKeyOrNull what tells the row from others of the key in the same state; null if a key has one row there
 * @param state the state; {@code null} as JSON text if it was removed and only a timeout is pending
 * @param timeoutOrNull when its timeout is due; null if none is pending
 * @param keyGroup the key group that it belongs to
 * @param bytes the size of its row in the checkpoint
 */
public record JsonEntry(
        String key,
        @Nullable String subKeyOrNull,
        String state,
        @Nullable Instant timeoutOrNull,
        int keyGroup,
        int bytes) {

    /** What tells the row from others of the key in the same state, if a key may have several rows there. */
    public Optional<String> subKey() {
        return Optional.ofNullable(subKeyOrNull);
    }

    /** When the timeout is due, if one is pending; in the time that the operator's timeouts follow. */
    public Optional<Instant> timeout() {
        return Optional.ofNullable(timeoutOrNull);
    }

    JsonEntry withState(String other) {
        return new JsonEntry(key, subKeyOrNull, other, timeoutOrNull, keyGroup, bytes);
    }

    /** All of it in one line of JSON; {@code subKey} and {@code timeout} only if there is one. */
    @Override
    public String toString() {
        JsonText line = new JsonText().open('{').name("key").raw(key);
        if (subKeyOrNull != null) {
            line.name("subKey").raw(subKeyOrNull);
        }
        line.name("state").raw(state);
        if (timeoutOrNull != null) {
            line.name("timeout").text(timeoutOrNull.toString());
        }
        return line.name("keyGroup").raw(Integer.toString(keyGroup)).close('}').toString();
    }
}
