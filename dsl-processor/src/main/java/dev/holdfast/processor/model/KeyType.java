package dev.holdfast.processor.model;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** A type that a key can have. */
public sealed interface KeyType {

    /** The Java type, boxed. */
    TypeName javaType();

    /** The key records whose serializers it needs. */
    default Stream<ClassName> records() {
        return Stream.empty();
    }

    /** What values of a type that state can have are as keys; empty if it is no type of keys. */
    static Optional<KeyType> of(StateType type) {
        if (type instanceof StateType.Scalar scalar) {
            return KeyScalar.of(scalar.type()).map(Scalar::new);
        } else if (type instanceof StateType.EnumOf constants) {
            return Optional.of(new EnumOf(constants.name(), constants.constants()));
        }
        return type instanceof StateType.KeyOf key ? Optional.of(new RecordOf(key.name())) : Optional.empty();
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

    /**
     * An enum, by name.
     *
     * @param name of the enum
     * @param constants in declaration order
     */
    record EnumOf(ClassName name, List<String> constants) implements KeyType {

        public EnumOf {
            Objects.requireNonNull(name, "name");
            constants = List.copyOf(constants);
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
