package dev.holdfast.serial;

import java.util.Objects;

/**
 * One component of a record in a {@link Schema}.
 *
 * @param name the component's name
 * @param type what its bytes mean
 */
public record SchemaField(String name, SchemaType type) {

    public SchemaField {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
    }

    /** As in source: {@code type name}. */
    @Override
    public String toString() {
        return type + " " + name;
    }
}
