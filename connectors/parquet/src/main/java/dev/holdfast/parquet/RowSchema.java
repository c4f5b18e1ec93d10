package dev.holdfast.parquet;

import dev.holdfast.serial.SchemaField;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateSerializer;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;

/** The columns of a type of rows. */
final class RowSchema {

    static final String ELEMENT = "element";

    private RowSchema() {}

    /**
     * The record that a serializer is of.
     *
     * @throws IllegalArgumentException if it is none of a record, or if a component has no column
     */
    static SchemaType.RecordOf recordOf(StateSerializer<?> serializer) {
        if (!(serializer.schema().type() instanceof SchemaType.RecordOf record)) {
            throw new IllegalArgumentException("Rows of type " + serializer.schema()
                    + " have no columns: they are no records. Map them to a record with @EventRecord.");
        }
        message(record);
        return record;
    }

    /** The columns of a new file. */
    static MessageType message(SchemaType.RecordOf record) {
        return new MessageType(record.simpleName(), fields(record, ""));
    }

    private static List<Type> fields(SchemaType.RecordOf record, String path) {
        if (record.fields().isEmpty()) {
            throw refused(path.isEmpty() ? record.name() : path, "is a record without components");
        }
        List<Type> columns = new ArrayList<>();
        for (SchemaField field : record.fields()) {
            columns.add(type(field.name(), field.type(), false, path + (path.isEmpty() ? "" : ".") + field.name()));
        }
        return columns;
    }

    private static Type type(String name, SchemaType type, boolean isNullable, String path) {
        Repetition repetition = isNullable ? Repetition.OPTIONAL : Repetition.REQUIRED;
        if (type instanceof SchemaType.NullableOf nullable && !isNullable) {
            return type(name, nullable.type(), true, path);
        }
        if (type instanceof SchemaType.RecordOf record) {
            return new GroupType(repetition, name, fields(record, path));
        }
        if (type instanceof SchemaType.ListOf list) {
            return list(repetition, name, list.element(), path);
        }
        if (type instanceof SchemaType.SetOf set) {
            return list(repetition, name, set.element(), path);
        }
        if (type instanceof SchemaType.MapOf map) {
            return Types.map(repetition)
                    .key(type("key", map.key(), false, path))
                    .value(type("value", map.value(), false, path))
                    .named(name);
        }
        return Scalar.of(type)
                .orElseThrow(() -> refused(path, "is of " + type + ", which has no column"))
                .column()
                .type(name, isNullable);
    }

    private static GroupType list(Repetition repetition, String name, SchemaType element, String path) {
        return Types.list(repetition)
                .element(type(ELEMENT, element, false, path))
                .named(name);
    }

    private static IllegalArgumentException refused(String path, String why) {
        return new IllegalArgumentException("Component '" + path + "' " + why
                + ". Map the rows to a record without it, for example with text or records in its place.");
    }
}
