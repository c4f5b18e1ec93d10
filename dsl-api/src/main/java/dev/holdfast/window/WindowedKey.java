package dev.holdfast.window;

import java.util.Objects;

/**
 * What the updates of a window have in common. As JSON: {@code {"key":"ada","window":{"start":"…","end":"…"}}}.
 *
 * @param key the key
 * @param window the window
 * @param <K> the type of the key
 */
public record WindowedKey<K>(K key, Window window) {

    public WindowedKey {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(window, "window");
    }
}
