package dev.holdfast.aggregate;

import java.util.Objects;

/**
 * What was accumulated of some of the events of a key in a batch. Engines make parts and merge them; pipelines do not see them.
 *
 * @param key of the events
 * @param accumulated of them; belongs to whoever merges it
 * @param <K> the type of the key
 */
public record Part<K>(K key, Accumulated accumulated) {

    public Part {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(accumulated, "accumulated");
    }
}
