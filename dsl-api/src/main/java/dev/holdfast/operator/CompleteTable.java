package dev.holdfast.operator;

import dev.holdfast.field.All;
import dev.holdfast.serial.KeySerializer;
import dev.holdfast.serial.StateSerializer;
import java.util.Comparator;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Everything an engine needs to give a whole table in each batch that changes it. Immutable.
 *
 * @param id names the operator's state in the checkpoint
 * @param rowKeys the bytes of what rows are told apart by
 * @param rowKeyFn what a row is told apart by
 * @param rows the bytes of the rows
 * @param order of the rows; null for that of the bytes of their keys
 * @param limit how many of them are given, from the first on
 * @param atMost how many there may be; one more is an error
 * @param <K> the type of what rows are told apart by
 * @param <T> the type of the rows
 */
public record CompleteTable<K, T>(
        String id,
        KeySerializer<K> rowKeys,
        Function<? super T, K> rowKeyFn,
        StateSerializer<T> rows,
        @Nullable Comparator<? super T> order,
        int limit,
        int atMost)
        implements OperatorDeclaration<All, T, T> {

    /** What the progress calls it. */
    public static final String KIND = "complete";

    public CompleteTable {
        OperatorSpec.checkId(id);
        Objects.requireNonNull(rowKeys, "rowKeys");
        Objects.requireNonNull(rowKeyFn, "rowKeyFn");
        Objects.requireNonNull(rows, "rows");
        if (limit < 1 || atMost < 1) {
            throw new IllegalArgumentException(
                    "limit(" + limit + ") and atMost(" + atMost + ") of complete results should be at least one row.");
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public KeySerializer<All> keySerializer() {
        return All.<T>field().keySerializer();
    }

    @Override
    public TimeoutMode timeoutMode() {
        return TimeoutMode.NONE;
    }

    @Override
    public OutputMode outputMode() {
        return OutputMode.COMPLETE;
    }

    @Override
    public <X> X accept(OperatorKinds<X> kinds) {
        return kinds.complete(this);
    }
}
