package dev.holdfast.processor.model;

import com.palantir.javapoet.TypeName;
import dev.holdfast.processor.diagnostic.Origin;
import java.util.Objects;

/**
 * A component of a record, or a field of a class.
 *
 * @param name as declared
 * @param declaredType as declared, without annotations; primitive or boxed
 * @param type what is written
 * @param access how generated code gets at it
 * @param hints what is known of it in older states
 * @param origin the field
 * @param <T> {@link StateType} or {@link KeyType}
 */
public record ComponentModel<T>(String name, TypeName declaredType, T type, Access access, Hints hints, Origin origin) {

    public ComponentModel {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(declaredType, "declaredType");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(access, "access");
        Objects.requireNonNull(hints, "hints");
        Objects.requireNonNull(origin, "origin");
    }

    /** A component of a record, of which nothing is known in older states. */
    public ComponentModel(String name, TypeName declaredType, T type, Origin origin) {
        this(name, declaredType, type, Access.ofRecord(name), Hints.NONE, origin);
    }
}
