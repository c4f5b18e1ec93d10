package dev.holdfast.keyed;

import dev.holdfast.serial.SchemaField;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateSerializer;
import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the null that keeps a state from being written, to name it in the message. It looks into records by reflection, which
 * nothing else does, since serializers cannot know their place; and only when writing has failed.
 */
final class NullComponent {

    private NullComponent() {}

    /** The rest of a sentence about a state that could not be written. */
    static <S> String unwritable(StateSerializer<S> serializer, S value, Throwable thrown) {
        String component = find(serializer.schema().type(), value);
        return "that cannot be written: "
                + (component == null ? thrown : "component '" + component + "' is null, but not @Nullable");
    }

    /** The path to the first null that is not allowed, such as {@code address.street}; null if none is found. */
    static @Nullable String find(SchemaType type, @Nullable Object value) {
        try {
            return find(type, value, "");
        } catch (ReflectiveOperationException | RuntimeException e) {
            return null;
        }
    }

    private static @Nullable String find(SchemaType type, @Nullable Object value, String path)
            throws ReflectiveOperationException {
        if (type instanceof SchemaType.NullableOf nullable) {
            return value == null ? null : find(nullable.type(), value, path);
        } else if (value == null) {
            return path;
        } else if (type instanceof SchemaType.RecordOf record && value instanceof Record) {
            return inRecord(record.fields(), value, path);
        } else if (type instanceof SchemaType.ListOf list && value instanceof List<?> elements) {
            return inList(list.element(), elements, path);
        }
        return null;
    }

    private static @Nullable String inRecord(List<SchemaField> fields, Object value, String path)
            throws ReflectiveOperationException {
        for (SchemaField field : fields) {
            Method accessor = value.getClass().getDeclaredMethod(field.name());
            String name = path.isEmpty() ? field.name() : path + "." + field.name();
            String found = accessor.trySetAccessible() ? find(field.type(), accessor.invoke(value), name) : null;
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static @Nullable String inList(SchemaType type, List<?> elements, String path)
            throws ReflectiveOperationException {
        for (int i = 0; i < elements.size(); i++) {
            String found = find(type, elements.get(i), path + "[" + i + "]");
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
