package dev.holdfast.delta;

import dev.holdfast.connector.RowEncoder;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a sink as bytes in a commit: a number that stands for the names and types of the columns, and their values. So rows that
 * were committed under other columns, and not delivered before a crash, are noticed.
 */
final class RowCodec<T> implements RowEncoder<T> {

    private final String sink;
    private final List<RowColumn<T>> columns;
    private final long layout;

    RowCodec(String sink, List<RowColumn<T>> columns) {
        this.sink = sink;
        this.columns = columns;
        layout = columns.stream()
                .map(column -> column.name() + " " + column.type())
                .toList()
                .hashCode();
    }

    @Override
    public void encode(T row, StateOutput out) throws IOException {
        out.writeLong(layout);
        for (RowColumn<T> column : columns) {
            try {
                encode(column, row, out);
            } catch (ArithmeticException e) {
                // the message may show the value
                throw new IOException("Column '" + column.name() + "' of sink " + sink + " is of the type "
                        + column.type().dataType() + ", which does not hold the value of a row of type "
                        + row.getClass().getName() + ". Bring the value into its range before it is written.");
            }
        }
    }

    private void encode(RowColumn<T> column, T row, StateOutput out) {
        Object value = column.valueFn().apply(row);
        if (value instanceof Optional<?> optional) {
            value = optional.orElse(null);
        }
        out.writeByte(value == null ? 0 : 1);
        if (value != null) {
            column.type().write(value, out);
        }
    }

    /** The values of all rows of a batch, in the order of the columns, as the kernel takes them. */
    List<@Nullable Object[]> decode(long batchId, byte[] bytes) throws IOException {
        StateInput in = new StateInput(bytes);
        List<@Nullable Object[]> rows = new ArrayList<>();
        while (in.remaining() > 0) {
            if (in.readLong() != layout) {
                throw new IOException(
                        "Batch " + batchId + " was committed, and not delivered, when sink " + sink
                                + " had other columns than "
                                + columns.stream().map(RowColumn::name).toList()
                                + ". Start the query once with those columns, so that the batch is delivered, then with these.");
            }
            @Nullable Object[] row = new Object[columns.size()];
            for (int i = 0; i < row.length; i++) {
                row[i] = in.readAlternative(2) == 0
                        ? null
                        : columns.get(i).type().read(in);
            }
            rows.add(row);
        }
        return rows;
    }
}
