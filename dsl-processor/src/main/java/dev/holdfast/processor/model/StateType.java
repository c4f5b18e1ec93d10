package dev.holdfast.processor.model;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** A type that state can have. */
public sealed interface StateType {

    /** The Java type, boxed. */
    TypeName javaType();

    /** The state records whose serializers it needs, in the order of the text. */
    Stream<ClassName> records();

    /** A type without parts. */
    record Scalar(ScalarType type) implements StateType {

        public Scalar {
            Objects.requireNonNull(type, "type");
        }

        @Override
        public TypeName javaType() {
            return type.javaType();
        }

        @Override
        public Stream<ClassName> records() {
            return Stream.empty();
        }
    }

    /** An enum, kept by name. */
    record EnumOf(ClassName name) implements StateType {

        public EnumOf {
            Objects.requireNonNull(name, "name");
        }

        @Override
        public TypeName javaType() {
            return name;
        }

        @Override
        public Stream<ClassName> records() {
            return Stream.empty();
        }
    }

    /** Another state record. */
    record RecordOf(ClassName name) implements StateType {

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

    /** A {@link List}. */
    record ListOf(StateType element) implements StateType {

        public ListOf {
            Objects.requireNonNull(element, "element");
        }

        @Override
        public TypeName javaType() {
            return ParameterizedTypeName.get(ClassName.get(List.class), element.javaType());
        }

        @Override
        public Stream<ClassName> records() {
            return element.records();
        }
    }

    /** A {@link Map}. */
    record MapOf(StateType key, StateType value) implements StateType {

        public MapOf {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(value, "value");
        }

        @Override
        public TypeName javaType() {
            return ParameterizedTypeName.get(ClassName.get(Map.class), key.javaType(), value.javaType());
        }

        @Override
        public Stream<ClassName> records() {
            return Stream.concat(key.records(), value.records());
        }
    }

    /** A type or null. */
    record NullableOf(StateType type) implements StateType {

        public NullableOf {
            Objects.requireNonNull(type, "type");
        }

        @Override
        public TypeName javaType() {
            return type.javaType();
        }

        @Override
        public Stream<ClassName> records() {
            return type.records();
        }
    }
}
