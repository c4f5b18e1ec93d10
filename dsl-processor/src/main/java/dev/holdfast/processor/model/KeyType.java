package dev.holdfast.processor.model;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import java.util.Objects;
import java.util.stream.Stream;

/** A type that a key can have. */
public sealed interface KeyType {

    /** The Java type, boxed. */
    TypeName javaType();

    /** The key records whose serializers it needs. */
    default Stream<ClassName> records() {
        return Stream.empty();
    }

    /** A type without parts. */
    record Scalar(KeyScalar type) implements KeyType {

        public Scalar {
            Objects.requireNonNull(type, "type");
        }

        @Override
        public TypeName javaType() {
            return type.javaType();
        }
    }

    /** An enum, by name. */
    record EnumOf(ClassName name) implements KeyType {

        public EnumOf {
            Objects.requireNonNull(name, "name");
        }

        @Override
        public TypeName javaType() {
            return name;
        }
    }

    /** Another key record. */
    record RecordOf(ClassName name) implements KeyType {

        public RecordOf {
            Objects.requireNonNull(name, "name");
        }

        @Override
        public TypeName javaType() {
            return name;
        }

        @Override
        public Stream<ClassName> records() {
            return Stream.of(name);
        }
    }
}
