package dev.holdfast.processor.model;

import com.palantir.javapoet.ClassName;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The optionals of primitives. */
public enum OptionalKind {
    INT(OptionalInt.class, ScalarType.INT),
    LONG(OptionalLong.class, ScalarType.LONG),
    DOUBLE(OptionalDouble.class, ScalarType.DOUBLE);

    private final Class<?> javaType;
    private final ScalarType number;

    OptionalKind(Class<?> javaType, ScalarType number) {
        this.javaType = javaType;
        this.number = number;
    }

    public ClassName javaType() {
        return ClassName.get(javaType);
    }

    /** What it may hold. */
    public ScalarType number() {
        return number;
    }
}
