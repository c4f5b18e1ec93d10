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

    /** The update of a result that a user's function gave. If that is null, in spite of what is asked of it, so is this: an engine refuses it, and says where. */
    @SuppressWarnings({"ConstantValue", "NullAway"})
    public static <T> Update<T> of(Object key, T row) {
        return row == null ? null : new Update<>(key, row);
    }
}
