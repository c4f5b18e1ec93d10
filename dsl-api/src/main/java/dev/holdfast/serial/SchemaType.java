package dev.holdfast.serial;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
    SchemaType BYTES = new Scalar("bytes");
    SchemaType BIG_INTEGER = new Scalar("big-integer");
    SchemaType BIG_DECIMAL = new Scalar("big-decimal");
    SchemaType LOCAL_TIME = new Scalar("local-time");
    SchemaType LOCAL_DATE_TIME = new Scalar("local-date-time");
    SchemaType OFFSET_TIME = new Scalar("offset-time");
    SchemaType OFFSET_DATE_TIME = new Scalar("offset-date-time");
    SchemaType ZONED_DATE_TIME = new Scalar("zoned-date-time");
    SchemaType ZONE_ID = new Scalar("zone-id");
    SchemaType ZONE_OFFSET = new Scalar("zone-offset");
    SchemaType YEAR = new Scalar("year");
    SchemaType YEAR_MONTH = new Scalar("year-month");
    SchemaType MONTH_DAY = new Scalar("month-day");
    SchemaType PERIOD = new Scalar("period");

    /** An enum, kept by the names of its constants, in declaration order. */
    static Enumeration enumeration(String name, String... constants) {
        return new Enumeration(name, List.of(constants), Map.of());
    }

    /** A list of elements of one type. An array is one, too, unless it is of bytes. */
    static SchemaType list(SchemaType element) {
        return new ListOf(element);
    }

    /** A set of elements of one type, in the order in which the value that was written has them. */
    static SchemaType set(SchemaType element) {
        return new SetOf(element, false);
    }

    /** A set in the natural order of its elements. The bytes are those of a set in that order. */
    static SchemaType sortedSet(SchemaType element) {
        return new SetOf(element, true);
    }

    /** A map, in the order in which the value that was written has its entries. */
    static SchemaType map(SchemaType key, SchemaType value) {
        return new MapOf(key, value, false);
    }

    /** A map in the natural order of its keys. The bytes are those of a map in that order. */
    static SchemaType sortedMap(SchemaType key, SchemaType value) {
        return new MapOf(key, value, true);
    }

    /** A value that may be absent. */
    static SchemaType nullable(SchemaType type) {
        return new NullableOf(type);
    }

    /** A key inside a state: the bytes are those of its key serializer. */
    static SchemaType key(SchemaType type) {
        return new KeyOf(type);
    }

    /** A record of version 1. */
    static SchemaType record(String name, SchemaField... fields) {
        return new RecordOf(name, 1, List.of(fields), List.of(), List.of());
    }

    /** A sealed type: one of several records, in the order in which the type permits them. */
    static SchemaType oneOf(String name, SchemaType... alternatives) {
        return new OneOf(name, Stream.of(alternatives).map(RecordOf.class::cast).toList());
    }

    /**
     * A record or sealed type inside itself.
     *
     * @param levels how many records and sealed types to go outwards: 1 is the innermost around this place
     */
    static SchemaType enclosing(int levels) {
        return new Enclosing(levels);
    }

    /**
     * Bytes whose meaning only their serializer knows.
     *
     * @param name what must be equal for the bytes to be read by the same serializer
     */
    static SchemaType opaque(String name) {
        return new Opaque(name, null);
    }

    /**
     * Bytes of a serializer of the user's.
     *
     * @param name what must be equal for the bytes to be read by the same serializer
     * @param content what the serializer says of its bytes, which must be equal, too
     */
    static SchemaType opaque(String name, SchemaType content) {
        return new Opaque(name, content);
    }

    /**
     * Reads a type's text.
     *
     * @param text what {@code toString} of a type gave; at most a million characters, at most 200 types inside each other
     * @throws IllegalArgumentException if it is anything else, naming the place
     */
    static SchemaType parse(String text) {
        return new SchemaParser(text).parse();
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
     * @param formerNames what constants were called before: a hint for reading older states, by the former name
     */
    record Enumeration(String name, List<String> constants, Map<String, String> formerNames) implements SchemaType {

        public Enumeration {
            Objects.requireNonNull(name, "name");
            constants = List.copyOf(constants);
            formerNames = Map.copyOf(formerNames);
        }

        /** This enum, with a constant that older states may have under another name. */
        public Enumeration formerly(String formerName, String constant) {
            if (!constants.contains(constant)) {
                throw new IllegalArgumentException(name + " has no constant '" + constant + "'");
            }
            Map<String, String> all = new HashMap<>(formerNames);
            all.put(formerName, constant);
            return new Enumeration(name, constants, all);
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
     * A count, then the elements, no two of them equal.
     *
     * @param element the type of the elements
     * @param isSorted whether it is read in the natural order, in which no two of them may have the same place either
     */
    record SetOf(SchemaType element, boolean isSorted) implements SchemaType {

        public SetOf {
            Objects.requireNonNull(element, "element");
        }

        @Override
        public String layout() {
            return "set<" + element.layout() + ">";
        }

        @Override
        public String toString() {
            return (isSorted ? "sorted-set<" : "set<") + element + ">";
        }
    }

    /**
     * A count, then key and value of each entry.
     *
     * @param key the type of the keys
     * @param value the type of the values
     * @param isSorted whether it is read in the natural order of the keys, in which no two may have the same place
     */
    record MapOf(SchemaType key, SchemaType value, boolean isSorted) implements SchemaType {

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
            return (isSorted ? "sorted-map<" : "map<") + key + ", " + value + ">";
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
     * Key bytes inside a state.
     *
     * @param type what a key serializer says of them
     */
    record KeyOf(SchemaType type) implements SchemaType {

        public KeyOf {
            Objects.requireNonNull(type, "type");
        }

        @Override
        public String layout() {
            return "key<" + type.layout() + ">";
        }

        @Override
        public String toString() {
            return "key<" + type + ">";
        }
    }

    /**
     * The fields in declaration order; a record without fields is a single zero byte.
     *
     * @param name the qualified name of the Java type
     * @param version what the user wrote as {@code @StateRecord(version = …)}
     * @param fields its components
     * @param formerNames simple names that the type had before, as one of several that a sealed type permits: a hint for
     *     reading older states
     * @param removedNames fields that older states may have and whose values are given up: a hint, too. {@link #ANY} for all
     */
    record RecordOf(
            String name, int version, List<SchemaField> fields, List<String> formerNames, List<String> removedNames)
            implements SchemaType {

        /** In place of the names of removed fields: whatever older states have and this record does not is given up. */
        public static final String ANY = "*";

        public RecordOf {
            Objects.requireNonNull(name, "name");
            if (version < 1) {
                throw new IllegalArgumentException("versions of a record start at 1, not " + version);
            }
            fields = List.copyOf(fields);
            formerNames = List.copyOf(formerNames);
            removedNames = List.copyOf(removedNames);
        }

        /** This record, found in older states of a sealed type under any of these simple names. */
        public RecordOf formerly(String... simpleNames) {
            return new RecordOf(name, version, fields, List.of(simpleNames), removedNames);
        }

        /** This record, with fields of older states whose values are given up. */
        public RecordOf removed(String... fieldNames) {
            return new RecordOf(name, version, fields, formerNames, List.of(fieldNames));
        }

        /** Whether the value of a field that this record does not have is given up. */
        public boolean givesUp(String fieldName) {
            return removedNames.contains(fieldName) || removedNames.contains(ANY);
        }

        /** The name without package and enclosing types: what tells the alternatives of a sealed type apart. */
        public String simpleName() {
            int end = name.endsWith("$") ? name.length() - 2 : name.length() - 1;
            return name.substring(Math.max(name.lastIndexOf('.', end), name.lastIndexOf('$', end)) + 1);
        }

        @Override
        public String layout() {
            return fields.stream()
                    .map(field -> field.type().layout() + " " + field.name())
                    .collect(Collectors.joining(",", "(", ")"));
        }

        @Override
        public String toString() {
            String head = version == 1 ? name : name + "@" + version;
            return fields.stream().map(SchemaField::toString).collect(Collectors.joining(", ", head + "(", ")"));
        }
    }

    /**
     * The position of one of the alternatives as an unsigned number, then the record.
     *
     * @param name the qualified name of the sealed type
     * @param alternatives in the order in which the type permits them; their simple names differ
     */
    record OneOf(String name, List<RecordOf> alternatives) implements SchemaType {

        public OneOf {
            Objects.requireNonNull(name, "name");
            alternatives = List.copyOf(alternatives);
            if (alternatives.stream().map(RecordOf::simpleName).distinct().count() < alternatives.size()) {
                throw new IllegalArgumentException("two records of " + name + " have the same simple name");
            }
        }

        @Override
        public String layout() {
            return alternatives.stream()
                    .map(record -> record.simpleName() + record.layout())
                    .collect(Collectors.joining("|", "one-of{", "}"));
        }

        @Override
        public String toString() {
            return alternatives.stream().map(RecordOf::toString).collect(Collectors.joining(" | ", name + "{", "}"));
        }
    }

    /**
     * The type that encloses this place.
     *
     * @param levels how many records and sealed types to go outwards, from 1
     */
    record Enclosing(int levels) implements SchemaType {

        public Enclosing {
            if (levels < 1) {
                throw new IllegalArgumentException("the innermost type around a place is one level up, not " + levels);
            }
        }

        @Override
        public String layout() {
            return "^" + levels;
        }

        @Override
        public String toString() {
            return layout();
        }
    }

    /**
     * A count of bytes, then the bytes.
     *
     * @param name names the serializer
     * @param content what the serializer says of its bytes; null if that is not known
     */
    record Opaque(String name, @Nullable SchemaType content) implements SchemaType {

        public Opaque {
            Objects.requireNonNull(name, "name");
        }

        /** Whether the other's bytes may be read by this one's serializer, as far as is known. */
        public boolean accepts(Opaque other) {
            boolean isSame =
                    content == null || other.content == null || content.layout().equals(other.content.layout());
            return isSame && name.equals(other.name);
        }

        @Override
        public String layout() {
            return "opaque(" + name + ")" + (content == null ? "" : "<" + content.layout() + ">");
        }

        @Override
        public String toString() {
            return "opaque(" + name + ")" + (content == null ? "" : "<" + content + ">");
        }
    }
}
