package dev.holdfast.runtime.io.json;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import dev.holdfast.runtime.json.JsonString;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which JSON the text of a cell stands for: what does not look like a number stays text, and is refused as text for a number is. */
enum JsonCellKind {
    NUMBER,
    BOOLEAN,
    TEXT,
    /** Of a column that no property has. */
    NONE;

    private static final Pattern NUMBERS = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");
    private static final Set<Class<?>> OPTIONALS = Set.of(OptionalInt.class, OptionalLong.class, OptionalDouble.class);

    /** Whether a cell can hold a value of a type. */
    static boolean isCell(JavaType type) {
        JavaType value = valueOf(type);
        Class<?> raw = value.getRawClass();
        if (value.isArrayType()) {
            return raw == byte[].class || raw == char[].class;
        }
        return !value.isContainerType()
                && !raw.isRecord()
                && raw != Map.Entry.class
                && !JsonNode.class.isAssignableFrom(raw);
    }

    static JsonCellKind of(BeanPropertyDefinition property) {
        JavaType value = valueOf(property.getPrimaryType());
        Class<?> raw = value.getRawClass();
        if (value.isPrimitive()) {
            return raw == boolean.class ? BOOLEAN : raw == char.class ? TEXT : NUMBER;
        } else if (Number.class.isAssignableFrom(raw) || OPTIONALS.contains(raw)) {
            return NUMBER;
        }
        return raw == Boolean.class ? BOOLEAN : TEXT;
    }

    /** Of an optional, or another reference, the type of what it refers to. */
    private static JavaType valueOf(JavaType type) {
        return type.isReferenceType() && type.getContentType() != null ? valueOf(type.getContentType()) : type;
    }

    void append(StringBuilder json, @Nullable String cell) {
        if (cell == null) {
            json.append("null");
        } else if ((this == NUMBER && NUMBERS.matcher(cell).matches())
                || (this == BOOLEAN && (cell.equals("true") || cell.equals("false")))) {
            json.append(cell);
        } else {
            JsonString.append(json, cell);
        }
    }
}
