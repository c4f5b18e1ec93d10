package dev.holdfast.jdbc;

import java.util.Objects;
import java.util.function.Function;

/** A column of a sink: its name as the user wrote it, and what it gets of a row. */
record RowColumn<T>(String name, Function<? super T, ?> valueFn) {

    RowColumn {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(valueFn, "valueFn");
    }
}
