package dev.holdfast.serial;

import dev.holdfast.serial.SchemaType.RecordOf;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Reads the text of a type, character by character. It comes from disk, so anything may stand there. */
final class SchemaParser {

    private static final int MAX_LENGTH = 1_000_000;
    private static final int MAX_DEPTH = 200;

    private static final Set<String> SCALARS = Set.of(
            "boolean",
            "byte",
            "short",
            "char",
            "int",
            "long",
            "float",
            "double",
            "string",
            "instant",
            "duration",
            "local-date",
            "uuid",
            "bytes",
            "big-integer",
            "big-decimal",
            "local-time",
            "local-date-time",
            "offset-time",
            "offset-date-time",
            "zoned-date-time",
            "zone-id",
            "zone-offset",
            "year",
            "year-month",
            "month-day",
            "period");

    private final String text;
    private int position;
    private int depth;
    private int enclosing;

    SchemaParser(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "The text of a schema has at most " + MAX_LENGTH + " characters, not " + text.length() + ".");
        }
        this.text = text;
    }

    SchemaType parse() {
        SchemaType type = type();
        if (position != text.length()) {
            throw expected("the end");
        }
        return type;
    }

    private SchemaType type() {
        if (++depth > MAX_DEPTH) {
            throw malformed("more than " + MAX_DEPTH + " types inside each other");
        }
        SchemaType type = base();
        for (int nullables = depth; take("?"); nullables++) {
            if (nullables > MAX_DEPTH) {
                throw malformed("more than " + MAX_DEPTH + " types inside each other");
            }
            type = SchemaType.nullable(type);
        }
        depth--;
        return type;
    }

    private SchemaType base() {
        if (take("^")) {
            return enclosingType();
        }
        int start = position;
        String name = name();
        if (take("<")) {
            return container(name, start);
        } else if (name.equals("opaque") && take("(")) {
            return opaque();
        } else if (at("@") || at("(")) {
            return record(name);
        } else if (take("{")) {
            return alternativesOrConstants(name);
        } else if (SCALARS.contains(name)) {
            return new SchemaType.Scalar(name);
        }
        position = start;
        throw malformed("no type is called '" + name + "'");
    }

    private SchemaType enclosingType() {
        int levels = number();
        if (levels > enclosing) {
            throw malformed("only " + enclosing + " types are around this place, not " + levels);
        }
        return SchemaType.enclosing(levels);
    }

    private SchemaType container(String name, int start) {
        SchemaType first = type();
        SchemaType container;
        switch (name) {
            case "list" -> container = SchemaType.list(first);
            case "set" -> container = SchemaType.set(first);
            case "sorted-set" -> container = SchemaType.sortedSet(first);
            case "key" -> container = SchemaType.key(first);
            case "map", "sorted-map" -> {
                expect(", ");
                SchemaType value = type();
                container = name.equals("map") ? SchemaType.map(first, value) : SchemaType.sortedMap(first, value);
            }
            default -> {
                position = start;
                throw malformed("no type is called '" + name + "<…>'");
            }
        }
        expect(">");
        return container;
    }

    private SchemaType opaque() {
        int end = text.indexOf(')', position);
        if (end <= position) {
            throw expected("a name and ')'");
        }
        String name = text.substring(position, end);
        position = end + 1;
        if (!take("<")) {
            return SchemaType.opaque(name);
        }
        SchemaType content = type();
        expect(">");
        return SchemaType.opaque(name, content);
    }

    private RecordOf record(String name) {
        int version = 1;
        if (take("@")) {
            version = number();
            if (version == 1) {
                throw malformed("version 1 is not written");
            }
        }
        expect("(");
        List<SchemaField> fields = inside(this::fields);
        expect(")");
        return new RecordOf(name, version, fields, List.of(), List.of());
    }

    private List<SchemaField> fields() {
        List<SchemaField> fields = new ArrayList<>();
        if (!at(")")) {
            do {
                fields.add(field());
            } while (take(", "));
        }
        return fields;
    }

    private SchemaField field() {
        SchemaType type = type();
        expect(" ");
        return new SchemaField(name(), type);
    }

    private SchemaType alternativesOrConstants(String name) {
        if (take("}")) {
            return SchemaType.enumeration(name);
        }
        int start = position;
        String first = name();
        if (at("(") || at("@")) {
            position = start;
            return inside(() -> alternatives(name));
        }
        List<String> constants = new ArrayList<>(List.of(first));
        while (take(", ")) {
            constants.add(name());
        }
        expect("}");
        return new SchemaType.Enumeration(name, constants, Map.of());
    }

    private SchemaType alternatives(String name) {
        List<RecordOf> alternatives = new ArrayList<>();
        do {
            alternatives.add(record(name()));
        } while (take(" | "));
        expect("}");
        return new SchemaType.OneOf(name, alternatives);
    }

    /** Reads what stands inside a record or sealed type. */
    private <T> T inside(Supplier<T> content) {
        enclosing++;
        T read = content.get();
        enclosing--;
        return read;
    }

    private String name() {
        int start = position;
        while (position < text.length() && isNamePart(text.charAt(position))) {
            position++;
        }
        if (start == position) {
            throw expected("a name");
        }
        return text.substring(start, position);
    }

    private static boolean isNamePart(char c) {
        return c == '.' || c == '-' || (Character.isJavaIdentifierPart(c) && !Character.isIdentifierIgnorable(c));
    }

    private int number() {
        int start = position;
        while (position < text.length() && text.charAt(position) >= '0' && text.charAt(position) <= '9') {
            position++;
        }
        String digits = text.substring(start, position);
        if (digits.isEmpty() || digits.length() > 9 || digits.startsWith("0")) {
            position = start;
            throw expected("a number from 1 to 999999999");
        }
        return Integer.parseInt(digits);
    }

    private boolean at(String token) {
        return text.startsWith(token, position);
    }

    private boolean take(String token) {
        boolean found = at(token);
        position += found ? token.length() : 0;
        return found;
    }

    private void expect(String token) {
        if (!take(token)) {
            throw expected("'" + token + "'");
        }
    }

    private IllegalArgumentException expected(String what) {
        String found = position < text.length() ? "'" + text.charAt(position) + "'" : "the end";
        return malformed("expected " + what + ", found " + found);
    }

    private IllegalArgumentException malformed(String what) {
        return new IllegalArgumentException("The text of a schema is malformed at character " + position + ": " + what
                + ". Around it: '" + text.substring(Math.max(0, position - 20), Math.min(text.length(), position + 20))
                + "'.");
    }
}
