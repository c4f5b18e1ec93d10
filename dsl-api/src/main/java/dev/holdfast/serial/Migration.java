package dev.holdfast.serial;

import java.util.Objects;
import java.util.function.Function;

/**
 * A way from values of an older version of a state record to those of the present one.
 *
 * @param oldSerializer reads the older version; its schema is that of a record and says which version it is
 * @param migrateFn makes the present value; it is called whenever an older state is read, so it gives equal values for
 *     equal ones, and it never returns null
 * @param <O> the type of the older version
 * @param <S> the type of the present one
 */
public record Migration<O, S>(StateSerializer<O> oldSerializer, Function<? super O, ? extends S> migrateFn) {

    public Migration {
        Objects.requireNonNull(oldSerializer, "oldSerializer");
        Objects.requireNonNull(migrateFn, "migrateFn");
    }

    /** The version that this starts from. */
    public int fromVersion() {
        return oldSerializer.schema().version();
    }
}
