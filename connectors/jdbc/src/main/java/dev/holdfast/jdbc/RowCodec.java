package dev.holdfast.jdbc;

import dev.holdfast.connector.RowEncoder;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a sink as bytes in a commit: a number that stands for the names of the columns, and their values. So rows that were
 * committed under other columns, and not delivered before a crash, are noticed.
 */
final class RowCodec<T> implements RowEncoder<T> {

    private final String sink;
    private final List<RowColumn<T>> columns;
    private final long names;

    RowCodec(String sink, List<RowColumn<T>> columns) {
        this.sink = sink;
        this.columns = columns;
        names = columns.stream().map(RowColumn::name).toList().hashCode();
    }

    @Override
    public void encode(T row, StateOutput out) throws IOException {
        out.writeLong(names);
        for (RowColumn<T> column : columns) {
            try {
                ColumnValues.write(column.valueFn().apply(row), out);
            } catch (RuntimeException e) {
                throw new IOException(
                        "Column '" + column.name() + "' of sink " + sink + " has no value for a row of type "
                                + row.getClass().getName() + ": "
                                + (e instanceof IllegalArgumentException ? e.getMessage() : e)
                                + ". Correct the function of the column.",
                        e);
            }
        }
    }

    /** The values of all rows of a batch, in the order of the columns. */
    List<@Nullable Object[]> decode(long batchId, byte[] bytes) throws IOException {
        StateInput in = new StateInput(bytes);
        List<@Nullable Object[]> rows = new ArrayList<>();
        while (in.remaining() > 0) {
            if (in.readLong() != names) {
                throw new IOException(
                        "Batch " + batchId + " was committed, and not delivered, when sink " + sink
                                + " had other columns than "
                                + columns.stream().map(RowColumn::name).toList()
                                + ". Start the query once with those columns, so that the batch is delivered, then with these.");
            }
            @Nullable Object[] row = new Object[columns.size()];
            for (int i = 0; i < row.length; i++) {
                row[i] = ColumnValues.read(in);
            }
            rows.add(row);
        }
        return rows;
    }
}
