package dev.holdfast.runtime.reader;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row of one key.
 *
 * @param <K> the type of the key
 * @param <S> the type of the state
 * @param key the key
 * @param subKeyOrNull what tells the row from others of the key in the same state; null if a key has one row there
 * @param stateOrNull the state; null if the state was removed and only a timeout is pending
 * @param timeoutOrNull when its timeout is due; null if none is pending
 * @param keyGroup the key group that it belongs to
 * @param bytes the size of its row in the checkpoint
 */
public record StateEntry<K, S>(
        K key,
        @Nullable Object subKeyOrNull,
        @Nullable S stateOrNull,
        @Nullable Instant timeoutOrNull,
        int keyGroup,
        int bytes) {

    /** What tells the row from others of the key in the same state, if a key may have several rows there. */
    public Optional<Object> subKey() {
        return Optional.ofNullable(subKeyOrNull);
    }

    /** The state, if there is one. */
    public Optional<S> state() {
        return Optional.ofNullable(stateOrNull);
    }

    /** When the timeout is due, if one is pending; in the time that the operator's timeouts follow. */
    public Optional<Instant> timeout() {
        return Optional.ofNullable(timeoutOrNull);
    }
}
