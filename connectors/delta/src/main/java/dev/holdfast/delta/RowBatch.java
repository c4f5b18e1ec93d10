package dev.holdfast.delta;

import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.data.ColumnarBatch;
import io.delta.kernel.types.StructType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows as the kernel takes them.
 *
 * @param schema of the table
 * @param positions of its columns in the rows; -1 for one that the rows do not have
 */
record RowBatch(StructType schema, int[] positions, List<@Nullable Object[]> rows) implements ColumnarBatch {

    @Override
    public StructType getSchema() {
        return schema;
    }

    @Override
    public ColumnVector getColumnVector(int ordinal) {
        return new ValueVector(schema.at(ordinal).getDataType(), positions[ordinal], rows);
    }

    @Override
    public int getSize() {
        return rows.size();
    }
}
