package dev.holdfast.serial;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What a run of bytes means. Types compare by value. {@code toString} is their text in the notation that checkpoints keep:
 * {@code int}, {@code list<string>}, {@code instant?}, {@code shop.Address(string street, int zip)}.
 */
public sealed interface SchemaType {

    SchemaType BOOLEAN = new Scalar("boolean");
    SchemaType BYTE = new Scalar("byte");
    SchemaType SHORT = new Scalar("short");
    SchemaType CHAR = new Scalar("char");
    SchemaType INT = new Scalar("int");
    SchemaType LONG = new Scalar("long");
    SchemaType FLOAT = new Scalar("float");
    SchemaType DOUBLE = new Scalar("double");
    SchemaType STRING = new Scalar("string");
    SchemaType INSTANT = new Scalar("instant");
    SchemaType DURATION = new Scalar("duration");
    SchemaType LOCAL_DATE = new Scalar("local-date");
    SchemaType UUID = new Scalar("uuid");

    /** An enum, kept by the names of its constants, in declaration order. */
    static SchemaType enumeration(String name, String... constants) {
        return new Enumeration(name, List.of(constants));
    }

    static SchemaType list(SchemaType element) {
        return new ListOf(element);
    }

    static SchemaType map(SchemaType key, SchemaType value) {
        return new MapOf(key, value);
    }

    static SchemaType nullable(SchemaType type) {
        return new NullableOf(type);
    }

    static SchemaType record(String name, SchemaField... fields) {
        return new RecordOf(name, List.of(fields));
    }

    /** The text without the names of Java types: what must be equal for the bytes to be read alike. */
    String layout();

    /**
     * A type without parts.
     *
     * @param name its name in the notation
     */
    record Scalar(String name) implements SchemaType {

        public Scalar {
            Objects.requireNonNull(name, "name");
        }

        @Override
        public String layout() {
            return name;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /**
     * An enum by the names of its constants.
     *
     * @param name the qualified name of the Java type
     * @param constants in declaration order
     */
    record Enumeration(String name, List<String> constants) implements SchemaType {

        public Enumeration {
            Objects.requireNonNull(name, "name");
            constants = List.copyOf(constants);
        }

        @Override
        public String layout() {
            return "enum{" + String.join(",", constants) + "}";
        }

        @Override
        public String toString() {
            return name + "{" + String.join(", ", constants) + "}";
        }
    }

    /**
     * A count, then the elements.
     *
     * @param element the type of the elements
     */
    record ListOf(SchemaType element) implements SchemaType {

        public ListOf {
            Objects.requireNonNull(element, "element");
        }

        @Override
        public String layout() {
            return "list<" + element.layout() + ">";
        }

        @Override
        public String toString() {
            return "list<" + element + ">";
        }
    }

    /**
     * A count, then key and value of each entry.
     *
     * @param key the type of the keys
     * @param value the type of the values
     */
    record MapOf(SchemaType key, SchemaType value) implements SchemaType {

        public MapOf {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(value, "value");
        }

        @Override
        public String layout() {
            return "map<" + key.layout() + "," + value.layout() + ">";
        }

        @Override
        public String toString() {
            return "map<" + key + ", " + value + ">";
        }
    }

    /**
     * A presence byte, then the value if there is one.
     *
     * @param type the type of the value
     */
    record NullableOf(SchemaType type) implements SchemaType {

        public NullableOf {
            Objects.requireNonNull(type, "type");
        }

        @Override
        public String layout() {
            return type.layout() + "?";
        }

        @Override
        public String toString() {
            return type + "?";
        }
    }

    /**
     * The fields in declaration order; a record without fields is a single zero byte.
     *
     * @param name the qualified name of the Java type
     * @param fields its components
     */
    record RecordOf(String name, List<SchemaField> fields) implements SchemaType {

        public RecordOf {
            Objects.requireNonNull(name, "name");
            fields = List.copyOf(fields);
        }

        @Override
        public String layout() {
            return fields.stream()
                    .map(field -> field.type().layout() + " " + field.name())
                    .collect(Collectors.joining(",", "(", ")"));
        }

        @Override
        public String toString() {
            return fields.stream().map(SchemaField::toString).collect(Collectors.joining(", ", name + "(", ")"));
        }
    }
}
