package dev.holdfast.processor.model;

import com.palantir.javapoet.TypeName;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The key types without parts. */
public enum KeyScalar {
    BYTE(Byte.class),
    SHORT(Short.class),
    INT(Integer.class),
    LONG(Long.class),
    STRING(String.class),
    UUID(UUID.class),
    LOCAL_DATE(LocalDate.class),
    INSTANT(Instant.class);

    private final Class<?> javaType;

    KeyScalar(Class<?> javaType) {
        this.javaType = javaType;
    }

    /** The Java type, boxed. */
    public TypeName javaType() {
        return TypeName.get(javaType);
    }

    /** The key type of the same Java type, if there is one. */
    static Optional<KeyScalar> of(ScalarType type) {
        return Stream.of(values())
                .filter(scalar -> scalar.javaType().equals(type.javaType()))
                .findFirst();
    }
}
