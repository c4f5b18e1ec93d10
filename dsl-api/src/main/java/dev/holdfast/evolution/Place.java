package dev.holdfast.evolution;

import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.SchemaType.Enclosing;
import dev.holdfast.serial.SchemaType.OneOf;
import dev.holdfast.serial.SchemaType.RecordOf;
import org.jspecify.annotations.Nullable;

/**
 * A type and what is around it.
 *
 * @param type may be one that encloses the place
 * @param scope the innermost record or sealed type around it; null at the root
 */
record Place(SchemaType type, @Nullable Scope scope) {

    static Place root(SchemaType type) {
        return new Place(type, null);
    }

    /** Another type with the same around it. */
    Place with(SchemaType other) {
        return new Place(other, scope);
    }

    boolean isScope() {
        return type instanceof RecordOf || type instanceof OneOf || type instanceof Enclosing;
    }

    /** The record or sealed type that stands here. */
    Scope enter() {
        return scope == null ? Scope.root(type) : scope.enter(type);
    }
}
