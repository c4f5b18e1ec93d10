package dev.holdfast.delta;

import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.types.DataType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One column of some rows.
 *
 * @param position in the rows, or -1 if they have no such column: then all is null
 */
record ValueVector(DataType dataType, int position, List<@Nullable Object[]> rows) implements ColumnVector {

    private @Nullable Object find(int row) {
        return position < 0 ? null : rows.get(row)[position];
    }

    private Object value(int row) {
        return Objects.requireNonNull(find(row), "asked for a value that is null");
    }

    @Override
    public DataType getDataType() {
        return dataType;
    }

    @Override
    public int getSize() {
        return rows.size();
    }

    @Override
    public void close() {
        // holds nothing open
    }

    @Override
    public boolean isNullAt(int row) {
        return find(row) == null;
    }

    @Override
    public boolean getBoolean(int row) {
        return (Boolean) value(row);
    }

    @Override
    public byte getByte(int row) {
        return (Byte) value(row);
    }

    @Override
    public short getShort(int row) {
        return (Short) value(row);
    }

    @Override
    public int getInt(int row) {
        return (Integer) value(row);
    }

    @Override
    public long getLong(int row) {
        return (Long) value(row);
    }

    @Override
    public float getFloat(int row) {
        return (Float) value(row);
    }

    @Override
    public double getDouble(int row) {
        return (Double) value(row);
    }

    @Override
    public byte[] getBinary(int row) {
        return (byte[]) value(row);
    }

    @Override
    public String getString(int row) {
        return (String) value(row);
    }

    @Override
    public BigDecimal getDecimal(int row) {
        return (BigDecimal) value(row);
    }
}
