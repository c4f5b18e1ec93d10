package dev.holdfast.delta;

import io.delta.kernel.types.StructField;
import java.util.function.Function;

/**
 * A column of a sink.
 *
 * @param valueFn what it gets of a row; may give null or an optional
 */
record RowColumn<T>(String name, ColumnType type, Function<? super T, ?> valueFn) {

    StructField field() {
        return new StructField(name, type.dataType(), true);
    }
}
