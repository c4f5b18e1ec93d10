package dev.holdfast.evolution;

import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.SchemaType.Enumeration;
import dev.holdfast.serial.SchemaType.Scalar;

/** Which values a set can hold and a sorted set too: those whose natural order takes no two for one that are not equal. */
final class Sorting {

    private Sorting() {}

    /** Not of 1.0 and 1.00, and what {@code compareTo} of a user's type does is not known. */
    static boolean tellsApart(SchemaType type) {
        return type instanceof Enumeration || (type instanceof Scalar && !type.equals(SchemaType.BIG_DECIMAL));
    }
}
