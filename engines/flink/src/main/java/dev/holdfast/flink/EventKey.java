package dev.holdfast.flink;

import dev.holdfast.keyed.fragment.EventKeyBytes;
import dev.holdfast.keyed.fragment.Fragment;
import dev.holdfast.keyed.turns.Bytes;
import org.apache.flink.api.java.functions.KeySelector;

/**
 * By what Flink groups.
 *
 * @param <T> the type of the events
 */
final class EventKey<T> implements KeySelector<T, Bytes> {

    private final EventKeyBytes keys;

    EventKey(Fragment fragment, int stage, int stream) {
        keys = new EventKeyBytes(fragment, stage, stream);
    }

    @Override
    public Bytes getKey(T event) {
        return keys.of(event);
    }
}
