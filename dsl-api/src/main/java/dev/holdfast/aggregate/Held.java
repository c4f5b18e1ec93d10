package dev.holdfast.aggregate;

import org.jspecify.annotations.Nullable;

/**
 * A value that may not be there yet.
 *
 * @param <V> its type
 */
final class Held<V> {

    @Nullable
    V value;

    Held(@Nullable V value) {
        this.value = value;
    }
}
