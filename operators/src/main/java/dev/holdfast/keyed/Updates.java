package dev.holdfast.keyed;

import dev.holdfast.connector.Update;

/** Results that know their keys. */
public final class Updates {

    private Updates() {}

    /** A result of a user's function, which may have given null in spite of what is asked of it: a turn that is given that null fails, and says so. */
    @SuppressWarnings({"ConstantValue", "NullAway"}) // users' code need not be null-marked
    public static <R> Update<R> of(Object key, R row) {
        return row == null ? null : new Update<>(key, row);
    }
}
