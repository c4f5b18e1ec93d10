package dev.holdfast.evolution;

import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.SchemaType.Enumeration;
import dev.holdfast.serial.SchemaType.ListOf;
import dev.holdfast.serial.SchemaType.MapOf;
import dev.holdfast.serial.SchemaType.NullableOf;
import dev.holdfast.serial.SchemaType.Scalar;
import dev.holdfast.serial.SchemaType.SetOf;
import dev.holdfast.serial.StateOutput;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The value of a field in states that were written without it.
 *
 * <p>Without a text, it is zero or false for primitives and their boxes, absent for what may be absent, and empty for
 * collections, maps and arrays; other types have none. With a text, it is the value that the type's {@code parse} or
 * {@code valueOf} makes of it, the constant of that name for an enum, the text itself for a string, and with the empty text
 * an empty collection. For what may be absent, the text {@code null} is the absent value.
 */
public final class DefaultValues {

    private static final byte[] ABSENT_OR_EMPTY = {0};

    private DefaultValues() {}

    /**
     * What is wrong with a text as the value of a type; empty if nothing is.
     *
     * @param text as {@code @DefaultValue} gives it
     */
    public static Optional<String> problem(SchemaType type, String text) {
        try {
            write(type, text);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** Whether a field of the type has a value in states that were written without it, if there is no text. */
    public static boolean isNatural(SchemaType type) {
        return natural(type) != null;
    }

    /** The bytes of the value, or null if there is no text and the type has no value without one. */
    static byte @Nullable [] bytes(SchemaType type, @Nullable String text) {
        return text == null ? natural(type) : write(type, text);
    }

    private static byte @Nullable [] natural(SchemaType type) {
        if (type instanceof NullableOf || isCollection(type)) {
            return ABSENT_OR_EMPTY;
        }
        if (type instanceof Scalar scalar) {
            String zero = Scalars.form(scalar).zero();
            return zero == null ? null : write(type, zero);
        }
        return null;
    }

    private static byte[] write(SchemaType type, String text) {
        StateOutput out = new StateOutput(16);
        if (type instanceof NullableOf nullable && !text.equals("null")) {
            out.writeBoolean(true);
            byte[] value = write(nullable.type(), text);
            out.writeRaw(value, 0, value.length);
        } else if (type instanceof NullableOf || (isCollection(type) && text.isEmpty())) {
            return ABSENT_OR_EMPTY;
        } else if (type instanceof Enumeration enumeration) {
            writeConstant(enumeration, text, out);
        } else if (type instanceof Scalar scalar) {
            writeScalar(scalar, text, out);
        } else {
            throw new IllegalArgumentException(
                    isCollection(type)
                            ? "the only default of a collection is the empty one, written \"\""
                            : "a value of " + type + " cannot be written as text");
        }
        return out.toByteArray();
    }

    private static boolean isCollection(SchemaType type) {
        return type instanceof ListOf || type instanceof SetOf || type instanceof MapOf;
    }

    private static void writeConstant(Enumeration type, String text, StateOutput out) {
        if (!type.constants().contains(text)) {
            throw new IllegalArgumentException(type + " has no constant '" + text + "'");
        }
        out.writeString(text);
    }

    private static void writeScalar(Scalar type, String text, StateOutput out) {
        try {
            Scalars.form(type).write(text, out);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("'" + text + "' is not a value of type " + type, e);
        }
    }
}
