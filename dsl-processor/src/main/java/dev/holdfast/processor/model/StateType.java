package dev.holdfast.processor.model;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A type that state can have. */
public sealed interface StateType {

    /** The Java type, boxed. */
    TypeName javaType();

    /** The types inside, in the order of the text. */
    default Stream<StateType> parts() {
        return Stream.empty();
    }

    /** The records and keys whose serializers it needs, in the order of the text. */
    default Stream<ClassName> records() {
        return parts().flatMap(StateType::records);
    }

    /** A type without parts. */
    record Scalar(ScalarType type) implements StateType {

        public Scalar {
            Objects.requireNonNull(type, "type");
        }

        @Override
        public TypeName javaType() {
            return type.javaType();
        }
    }

    /**
     * An enum, kept by name.
     *
     * @param name of the enum
     * @param constants in declaration order
     * @param formerNames the present names of constants by their former ones
     */
    record EnumOf(ClassName name, List<String> constants, Map<String, String> formerNames) implements StateType {

        public EnumOf {
            Objects.requireNonNull(name, "name");
            constants = List.copyOf(constants);
            formerNames = Map.copyOf(formerNames);
        }

        @Override
        public TypeName javaType() {
            return name;
        }
    }

    /** A type with a generated serializer: a state record, a class or a sealed type. */
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

    /** A key record, in its key's bytes. */
    record KeyOf(ClassName name) implements StateType {

        public KeyOf {
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

    /**
     * A type without a serializer of its own, whose code stands where it is used: a generic record with its arguments, or
     * what a sealed type permits.
     *
     * @param id the same for the same type with the same arguments
     * @param javaType with its arguments
     * @param name without them
     * @param version as annotated, 1 otherwise
     * @param formerNames simple names that it had as one of the types that a sealed type permits
     * @param structure of the values
     */
    record InlineOf(
            String id, TypeName javaType, ClassName name, int version, List<String> formerNames, Structure structure)
            implements StateType {

        public InlineOf {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(javaType, "javaType");
            Objects.requireNonNull(name, "name");
            formerNames = List.copyOf(formerNames);
            Objects.requireNonNull(structure, "structure");
        }

        @Override
        public Stream<StateType> parts() {
            return structure.types();
        }
    }

    /** The {@link InlineOf} of this id that encloses the place. */
    record EnclosingOf(String id, TypeName javaType) implements StateType {

        public EnclosingOf {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(javaType, "javaType");
        }
    }

    /**
     * A collection.
     *
     * @param ofPlainValues whether elements are equal after reading if and only if they were before, whatever happened to them
     */
    record CollectionOf(CollectionKind kind, StateType element, boolean ofPlainValues) implements StateType {

        public CollectionOf {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(element, "element");
        }

        @Override
        public TypeName javaType() {
            return ParameterizedTypeName.get(kind.javaType(), element.javaType());
        }

        @Override
        public Stream<StateType> parts() {
            return Stream.of(element);
        }
    }

    /**
     * A map.
     *
     * @param ofPlainKeys whether keys are equal after reading if and only if they were before, whatever happened to them
     */
    record MapOf(MapKind kind, StateType key, StateType value, boolean ofPlainKeys) implements StateType {

        public MapOf {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(value, "value");
        }

        @Override
        public TypeName javaType() {
            return ParameterizedTypeName.get(kind.javaType(), key.javaType(), value.javaType());
        }

        @Override
        public Stream<StateType> parts() {
            return Stream.of(key, value);
        }
    }

    /** An array of objects. */
    record ArrayOf(StateType element) implements StateType {

        public ArrayOf {
            Objects.requireNonNull(element, "element");
        }

        @Override
        public TypeName javaType() {
            return ArrayTypeName.of(element.javaType());
        }

        @Override
        public Stream<StateType> parts() {
            return Stream.of(element);
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
        public Stream<StateType> parts() {
            return Stream.of(type);
        }
    }

    /** An {@link Optional}. */
    record OptionalOf(StateType type) implements StateType {

        public OptionalOf {
            Objects.requireNonNull(type, "type");
        }

        @Override
        public TypeName javaType() {
            return ParameterizedTypeName.get(ClassName.get(Optional.class), type.javaType());
        }

        @Override
        public Stream<StateType> parts() {
            return Stream.of(type);
        }
    }

    /** An optional of a primitive. */
    record OptionalNumber(OptionalKind kind) implements StateType {

        public OptionalNumber {
            Objects.requireNonNull(kind, "kind");
        }

        @Override
        public TypeName javaType() {
            return kind.javaType();
        }
    }

    /**
     * A type with a serializer of the user's.
     *
     * @param javaType boxed
     * @param serializer has a constructor without parameters
     */
    record OpaqueOf(TypeName javaType, ClassName serializer) implements StateType {

        public OpaqueOf {
            Objects.requireNonNull(javaType, "javaType");
            Objects.requireNonNull(serializer, "serializer");
        }
    }

    /**
     * A type that is left to Kryo.
     *
     * @param javaType with its arguments
     * @param type without them
     * @param registered the other classes that may occur, in the order of their numbers
     */
    record KryoOf(TypeName javaType, ClassName type, List<TypeName> registered) implements StateType {

        public KryoOf {
            Objects.requireNonNull(javaType, "javaType");
            Objects.requireNonNull(type, "type");
            registered = List.copyOf(registered);
        }

        /** What must be the same for the bytes to mean the same: numbers of classes follow their order. */
        public String schemaName() {
            return Stream.concat(Stream.of(type), registered.stream())
                    .map(TypeName::toString)
                    .collect(Collectors.joining(",", "kryo:", ""));
        }
    }
}
