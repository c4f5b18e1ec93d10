package dev.holdfast.parquet;

import dev.holdfast.serial.SchemaField;
import dev.holdfast.serial.SchemaType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.jspecify.annotations.Nullable;

/** Which columns of a file the components of a type are, and how their values are read. */
final class FileColumns {

    private FileColumns() {}

    /** What a component is in a file: the part of the file's schema, and what takes its values. */
    record Part(Type type, ValueReader reader) {}

    /**
     * The columns of a record.
     *
     * @throws IOException if one is missing, or of a type that its component does not take; the message goes on after the file's name
     */
    static Part of(SchemaType.RecordOf record, MessageType file) throws IOException {
        Part all = record(record, file, "");
        return new Part(new MessageType(file.getName(), all.type().asGroupType().getFields()), all.reader());
    }

    private static Part record(SchemaType.RecordOf record, GroupType file, String path) throws IOException {
        List<Type> columns = new ArrayList<>();
        List<ValueReader> readers = new ArrayList<>();
        int[] positions = new int[record.fields().size()];
        for (int i = 0; i < positions.length; i++) {
            SchemaField field = record.fields().get(i);
            String name = path.isEmpty() ? field.name() : path + "." + field.name();
            Part part = component(field, file, name);
            if (part != null) {
                positions[columns.size()] = i;
                columns.add(part.type());
                readers.add(part.reader());
            }
        }
        if (columns.isEmpty()) {
            throw new IOException(
                    "has none of the columns of " + record.name() + (path.isEmpty() ? "" : " in '" + path + "'")
                            + ". Read it as another type, or leave it out with onlyFiles(…)");
        }
        return new Part(
                file.withNewFields(columns),
                new ValueReader.OfRecord(positions.length, positions, List.copyOf(readers)));
    }

    private static @Nullable Part component(SchemaField field, GroupType file, String path) throws IOException {
        if (file.containsField(field.name())) {
            return part(field.type(), file.getType(field.name()), path);
        }
        if (field.type() instanceof SchemaType.NullableOf) {
            return null;
        }
        throw new IOException(
                "has no column '" + path + "', and its component must have a value. Let it be null, or leave"
                        + " such files out with onlyFiles(…)");
    }

    private static Part part(SchemaType type, Type file, String path) throws IOException {
        SchemaType present = type instanceof SchemaType.NullableOf nullable ? nullable.type() : type;
        if (file.isRepetition(Repetition.REPEATED)) {
            throw unfit(present, file, path);
        }
        if (present instanceof SchemaType.RecordOf record && !file.isPrimitive()) {
            return record(record, file.asGroupType(), path);
        }
        if (present instanceof SchemaType.ListOf list) {
            return list(list, list.element(), file, path);
        }
        if (present instanceof SchemaType.SetOf set) {
            return list(set, set.element(), file, path);
        }
        if (present instanceof SchemaType.MapOf map) {
            return map(map, file, path);
        }
        Scalar scalar = Scalar.of(present).orElse(null);
        if (scalar == null || !file.isPrimitive()) {
            throw unfit(present, file, path);
        }
        Function<Object, Object> reader =
                scalar.column().reader(file.asPrimitiveType()).orElseThrow(() -> unfit(present, file, path));
        return new Part(file, new ValueReader.OfScalar(reader, path, present.toString()));
    }

    private static Part list(SchemaType type, SchemaType element, Type file, String path) throws IOException {
        GroupType repeated = repeated(type, file, 1, path);
        Part part = part(element, repeated.getType(0), path);
        return new Part(
                file.asGroupType().withNewFields(repeated.withNewFields(part.type())),
                new ValueReader.OfList(part.reader()));
    }

    private static Part map(SchemaType.MapOf type, Type file, String path) throws IOException {
        GroupType repeated = repeated(type, file, 2, path);
        Part key = part(type.key(), repeated.getType(0), path);
        Part value = part(type.value(), repeated.getType(1), path);
        return new Part(
                file.asGroupType().withNewFields(repeated.withNewFields(key.type(), value.type())),
                new ValueReader.OfMap(key.reader(), value.reader()));
    }

    /** The group that is there for each element, which is what the format asks for; its name differs among writers. */
    private static GroupType repeated(SchemaType type, Type file, int parts, String path) throws IOException {
        if (file.isPrimitive() || file.asGroupType().getFieldCount() != 1) {
            throw unfit(type, file, path);
        }
        Type repeated = file.asGroupType().getType(0);
        if (repeated.isPrimitive()
                || !repeated.isRepetition(Repetition.REPEATED)
                || repeated.asGroupType().getFieldCount() != parts) {
            throw unfit(type, file, path);
        }
        return repeated.asGroupType();
    }

    private static IOException unfit(SchemaType type, Type file, String path) {
        return new IOException("has a column '" + path + "' of " + (file.isPrimitive() ? file : "a group of columns")
                + ", which the component, of " + type
                + ", does not take. Read it as another type, or leave such files out"
                + " with onlyFiles(…)");
    }
}
