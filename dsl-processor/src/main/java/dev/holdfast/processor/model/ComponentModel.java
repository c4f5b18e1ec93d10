package dev.holdfast.processor.model;

import com.palantir.javapoet.TypeName;
import dev.holdfast.processor.diagnostic.Origin;
import java.util.Objects;

/**
 * A component of a record.
 *
 * @param name as declared
 * @param declaredType as declared, without annotations; primitive or boxed
 * @param type what is written
 * @param origin its backing field
 * @param <T> {@link StateType} or {@link KeyType}
 */
public record ComponentModel<T>(String name, TypeName declaredType, T type, Origin origin) {

    public ComponentModel {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(declaredType, "declaredType");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(origin, "origin");
    }
}
