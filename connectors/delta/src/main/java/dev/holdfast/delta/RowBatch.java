package dev.holdfast.delta;

import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.data.ColumnarBatch;
import io.delta.kernel.types.StructField;
import io.delta.kernel.types.StructType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows as the kernel takes them.
 *
 * @param schema of the table
 * @param positions of its columns in the rows; -1 for one that the rows do not have
 */
record RowBatch(StructType schema, List<Integer> positions, List<@Nullable Object[]> rows) implements ColumnarBatch {

    @Override
    public StructType getSchema() {
        return schema;
    }

    @Override
    public ColumnVector getColumnVector(int ordinal) {
        return new ValueVector(schema.at(ordinal).getDataType(), positions.get(ordinal), rows);
    }

    /** The kernel takes the columns of a partition out, since its directory says them. */
    @Override
    public ColumnarBatch withDeletedColumnAt(int ordinal) {
        List<StructField> fields = new ArrayList<>(schema.fields());
        List<Integer> left = new ArrayList<>(positions);
        fields.remove(ordinal);
        left.remove(ordinal);
        return new RowBatch(new StructType(fields), left, rows);
    }

    /** The kernel gives columns the names that they have in files. */
    @Override
    public ColumnarBatch withNewSchema(StructType newSchema) {
        return new RowBatch(newSchema, positions, rows);
    }

    @Override
    public int getSize() {
        return rows.size();
    }
}
