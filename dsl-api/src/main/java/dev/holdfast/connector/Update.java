package dev.holdfast.connector;

import java.util.Objects;

/**
 * A result that replaces the earlier one of its key. As JSON: {@code {"key":"ada","row":{…}}}.
 *
 * @param key what it is the result of: the key of the operator; with windows a {@link dev.holdfast.window.WindowedKey}
 * @param row the result
 * @param <T> the type of the result
 */
public record Update<T>(Object key, T row) {

    public Update {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(row, "row");
    }
}
