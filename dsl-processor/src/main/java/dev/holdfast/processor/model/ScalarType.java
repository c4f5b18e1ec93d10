package dev.holdfast.processor.model;

import com.palantir.javapoet.TypeName;
import java.time.Duration;
import java.time.Instant;

/** The state types without parts. */
public enum ScalarType {
    BOOLEAN(Boolean.class),
    BYTE(Byte.class),
    SHORT(Short.class),
    CHAR(Character.class),
    INT(Integer.class),
    LONG(Long.class),
    FLOAT(Float.class),
    DOUBLE(Double.class),
    STRING(String.class),
    INSTANT(Instant.class),
    DURATION(Duration.class);

    private final Class<?> javaType;

    ScalarType(Class<?> javaType) {
        this.javaType = javaType;
    }

    /** The Java type, boxed. */
    public TypeName javaType() {
        return TypeName.get(javaType);
    }
}
