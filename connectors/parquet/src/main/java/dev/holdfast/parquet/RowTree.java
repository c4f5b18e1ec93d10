package dev.holdfast.parquet;

import dev.holdfast.serial.SchemaField;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateOutput;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns values into the bytes of a row: an array of values for a record, a list for a list and a set, a list of arrays of two for a
 * map.
 *
 * @param out where the bytes go
 */
record RowTree(StateOutput out) {

    void write(SchemaType.RecordOf record, @Nullable Object[] values, String path) {
        List<SchemaField> fields = record.fields();
        for (int i = 0; i < values.length; i++) {
            SchemaField field = fields.get(i);
            value(field.type(), values[i], path.isEmpty() ? field.name() : path + "." + field.name());
        }
    }

    private void value(SchemaType type, @Nullable Object value, String path) {
        if (type instanceof SchemaType.NullableOf nullable) {
            out.writeBoolean(value != null);
            if (value != null) {
                value(nullable.type(), value, path);
            }
            return;
        }
        if (value == null) {
            throw new BadRowException("column '" + path + "' has no value, and its component must have one");
        }
        present(type, value, path);
    }

    private void present(SchemaType type, Object value, String path) {
        if (type instanceof SchemaType.RecordOf record) {
            write(record, (@Nullable Object[]) value, path);
        } else if (type instanceof SchemaType.ListOf list) {
            elements(list.element(), (List<?>) value, path);
        } else if (type instanceof SchemaType.SetOf set) {
            elements(set.element(), (List<?>) value, path);
        } else if (type instanceof SchemaType.MapOf map) {
            List<?> entries = (List<?>) value;
            out.writeCount(entries.size());
            for (Object entry : entries) {
                @Nullable Object[] pair = (@Nullable Object[]) entry;
                value(map.key(), pair[0], path);
                value(map.value(), pair[1], path);
            }
        } else {
            Scalar.of(type).orElseThrow().write(value, out);
        }
    }

    private void elements(SchemaType element, List<? extends @Nullable Object> values, String path) {
        out.writeCount(values.size());
        for (Object value : values) {
            value(element, value, path);
        }
    }
}
