package dev.holdfast.runtime.reader;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The state of one key.
 *
 * @param <K> the type of the key
 * @param <S> the type of the state
 * @param key the key
 * @param stateOrNull the state; null if the state was removed and only a timeout is pending
 * @param timeoutOrNull when its timeout is due; null if none is pending
 * @param keyGroup the key group that it belongs to
 * @param bytes the size of its row in the checkpoint
 */
public record StateEntry<K, S>(
        K key, @Nullable S stateOrNull, @Nullable Instant timeoutOrNull, int keyGroup, int bytes) {

    /** The state, if there is one. */
    public Optional<S> state() {
        return Optional.ofNullable(stateOrNull);
    }

    /** When the timeout is due, if one is pending; in the time that the operator's timeouts follow. */
    public Optional<Instant> timeout() {
        return Optional.ofNullable(timeoutOrNull);
    }
}
