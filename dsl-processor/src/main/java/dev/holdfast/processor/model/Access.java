package dev.holdfast.processor.model;

import java.util.Objects;

/**
 * How generated code gets at a component of a value.
 *
 * @param isMethod whether it is read by calling a method, else as a field
 * @param getter the name of that method or field
 * @param put how it comes into a value
 * @param setter the name of the method or field for that
 */
public record Access(boolean isMethod, String getter, Put put, String setter) {

    /** How a component comes into a value. */
    public enum Put {
        CONSTRUCTOR,
        FIELD,
        METHOD
    }

    public Access {
        Objects.requireNonNull(getter, "getter");
        Objects.requireNonNull(put, "put");
        Objects.requireNonNull(setter, "setter");
    }

    /** Of a record's component. */
    public static Access ofRecord(String component) {
        return new Access(true, component, Put.CONSTRUCTOR, component);
    }
}
