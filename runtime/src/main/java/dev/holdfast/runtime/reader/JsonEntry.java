package dev.holdfast.runtime.reader;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The state of one key as JSON.
 *
 * @param key the key
 * @param state the state; {@code null} as JSON text if it was removed and only a timeout is pending
 * @param timeoutOrNull when its timeout is due; null if none is pending
 * @param keyGroup the key group that it belongs to
 * @param bytes the size of its row in the checkpoint
 */
public record JsonEntry(String key, String state, @Nullable Instant timeoutOrNull, int keyGroup, int bytes) {

    /** When the timeout is due, if one is pending; in the time that the operator's timeouts follow. */
    public Optional<Instant> timeout() {
        return Optional.ofNullable(timeoutOrNull);
    }

    /** All of it in one line of JSON; {@code timeout} only if one is pending. */
    @Override
    public String toString() {
        JsonText line =
                new JsonText().open('{').name("key").raw(key).name("state").raw(state);
        if (timeoutOrNull != null) {
            line.name("timeout").text(timeoutOrNull.toString());
        }
        return line.name("keyGroup").raw(Integer.toString(keyGroup)).close('}').toString();
    }
}
