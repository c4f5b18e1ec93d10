package dev.holdfast.runtime.reader;

import dev.holdfast.serial.KeySerializer;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.SchemaField;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.SchemaType.Enumeration;
import dev.holdfast.serial.SchemaType.RecordOf;
import dev.holdfast.serial.StateOutput;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Turns JSON that stands for a key into the key's bytes, by its schema: the way back of {@link JsonKeys}. */
final class JsonKeyText {

    private static final Map<SchemaType, Scalar<?>> SCALARS = List.of(
                    new Scalar<>(KeySerializers.int8(), Byte::valueOf),
                    new Scalar<>(KeySerializers.int16(), Short::valueOf),
                    new Scalar<>(KeySerializers.int32(), Integer::valueOf),
                    new Scalar<>(KeySerializers.int64(), Long::valueOf),
                    new Scalar<>(KeySerializers.string(), Function.identity()),
                    new Scalar<>(KeySerializers.uuid(), UUID::fromString),
                    new Scalar<>(KeySerializers.localDate(), LocalDate::parse),
                    new Scalar<>(KeySerializers.instant(), Instant::parse))
            .stream()
            .collect(Collectors.toMap(scalar -> scalar.serializer().schema().type(), Function.identity()));

    private static final Set<SchemaType> NUMBERS =
            Set.of(SchemaType.BYTE, SchemaType.SHORT, SchemaType.INT, SchemaType.LONG);

    private final SchemaType keyType;
    private final String json;
    private int at;

    private JsonKeyText(SchemaType keyType, String json) {
        this.keyType = keyType;
        this.json = json;
    }

    private record Scalar<T>(KeySerializer<T> serializer, Function<String, T> parseFn) {

        void write(String text, StateOutput out) {
            serializer.write(parseFn.apply(text), out);
        }
    }

    /** @throws IllegalArgumentException if the text is not a key of the type */
    static byte[] bytes(SchemaType keyType, String json) {
        JsonKeyText text = new JsonKeyText(keyType, json);
        StateOutput out = new StateOutput();
        text.value(keyType, out);
        text.skipSpace();
        if (text.at < json.length()) {
            throw text.unexpected("the end");
        }
        return out.toByteArray();
    }

    private void value(SchemaType type, StateOutput out) {
        if (type instanceof RecordOf record) {
            fields(record, out);
        } else if (type instanceof Enumeration constants) {
            int start = at;
            String name = string();
            if (!constants.constants().contains(name)) {
                at = start;
                throw unexpected("one of " + constants.constants());
            }
            out.writeKeyString(name);
        } else {
            scalar(type, out);
        }
    }

    private void scalar(SchemaType type, StateOutput out) {
        Scalar<?> scalar = SCALARS.get(type);
        if (scalar == null) {
            throw new IllegalArgumentException(
                    "Keys of type '" + type + "' are not known to this version of Holdfast.");
        }
        skipSpace();
        int start = at;
        String text = NUMBERS.contains(type) ? number() : string();
        try {
            scalar.write(text, out);
        } catch (IllegalArgumentException | DateTimeException e) {
            at = start;
            throw unexpected("a value of type " + type);
        }
    }

    /** The members may stand in any order; the bytes are in that of the fields. */
    private void fields(RecordOf record, StateOutput out) {
        Map<String, byte[]> members = new HashMap<>();
        expect('{');
        for (int i = 0; i < record.fields().size(); i++) {
            if (i > 0) {
                expect(',');
            }
            skipSpace();
            int start = at;
            String name = string();
            SchemaField field = record.fields().stream()
                    .filter(each -> each.name().equals(name) && !members.containsKey(name))
                    .findFirst()
                    .orElseThrow(() -> {
                        at = start;
                        return unexpected("a member of " + record + " that is still missing");
                    });
            expect(':');
            StateOutput value = new StateOutput();
            value(field.type(), value);
            members.put(name, value.toByteArray());
        }
        expect('}');
        record.fields().forEach(field -> {
            byte[] value = members.getOrDefault(field.name(), new byte[0]);
            out.writeRaw(value, 0, value.length);
        });
        if (record.fields().isEmpty()) {
            out.writeByte(0);
        }
    }

    private String number() {
        int start = at;
        while (at < json.length() && "+-0123456789".indexOf(json.charAt(at)) >= 0) {
            at++;
        }
        return json.substring(start, at);
    }

    private String string() {
        expect('"');
        StringBuilder text = new StringBuilder();
        while (next() != '"') {
            char unit = json.charAt(at++);
            text.append(unit == '\\' ? escaped() : unit);
        }
        at++;
        return text.toString();
    }

    private char escaped() {
        char kind = next();
        at++;
        return switch (kind) {
            case '"', '\\', '/' -> kind;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unit();
            default -> throw unexpected("an escape of JSON");
        };
    }

    private char unit() {
        if (json.length() - at < 4) {
            throw unexpected("four hexadecimal digits");
        }
        try {
            char unit = (char) Integer.parseInt(json, at, at + 4, 16);
            at += 4;
            return unit;
        } catch (NumberFormatException e) {
            throw unexpected("four hexadecimal digits");
        }
    }

    private void expect(char wanted) {
        skipSpace();
        if (at == json.length() || json.charAt(at) != wanted) {
            throw unexpected("'" + wanted + "'");
        }
        at++;
    }

    private char next() {
        if (at == json.length()) {
            throw unexpected("more");
        }
        return json.charAt(at);
    }

    private void skipSpace() {
        while (at < json.length() && " \t\r\n".indexOf(json.charAt(at)) >= 0) {
            at++;
        }
    }

    private IllegalArgumentException unexpected(String wanted) {
        return new IllegalArgumentException("Not a key of type '" + keyType + "' as JSON: " + json + ", where " + wanted
                + " was expected at character " + at
                + ". Write the key as it stands in the entries: a text as \"\\\"ann\\\"\", a number as \"7\", a record as"
                + " \"{\\\"name\\\":value}\".");
    }
}
