package dev.holdfast.runtime.reader;

import dev.holdfast.serial.SchemaField;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.SchemaType.Enclosing;
import dev.holdfast.serial.SchemaType.Enumeration;
import dev.holdfast.serial.SchemaType.KeyOf;
import dev.holdfast.serial.SchemaType.ListOf;
import dev.holdfast.serial.SchemaType.MapOf;
import dev.holdfast.serial.SchemaType.NullableOf;
import dev.holdfast.serial.SchemaType.OneOf;
import dev.holdfast.serial.SchemaType.Opaque;
import dev.holdfast.serial.SchemaType.RecordOf;
import dev.holdfast.serial.SchemaType.Scalar;
import dev.holdfast.serial.SchemaType.SetOf;
import dev.holdfast.serial.StateInput;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Values as JSON, by their schema: records as objects, one of several records with its simple name as {@code @type}, lists and
 * sets as arrays, maps as arrays of keys and values, enums as names, opaque bytes in base 64.
 */
final class JsonValues {

    private final StateInput in;
    private final JsonText out;

    private JsonValues(StateInput in, JsonText out) {
        this.in = in;
        this.out = out;
    }

    /** A record or sealed type that is being read, inside others. */
    private record Scope(SchemaType type, @Nullable Scope outer) {}

    static void write(SchemaType type, StateInput in, JsonText out) {
        new JsonValues(in, out).value(type, null);
        in.expectEnd();
    }

    private void value(SchemaType type, @Nullable Scope scope) {
        if (type instanceof Scalar) {
            JsonScalars.write(type, in, out);
        } else if (type instanceof Enumeration) {
            out.text(in.readString());
        } else if (type instanceof KeyOf key) {
            JsonKeys.write(key.type(), in, out);
        } else if (type instanceof Opaque) {
            byte[] bytes = new byte[in.readCount()];
            in.readRaw(bytes, 0, bytes.length);
            out.text(Base64.getEncoder().encodeToString(bytes));
        } else if (type instanceof NullableOf nullable) {
            optional(nullable.type(), scope);
        } else {
            parts(type, scope);
        }
    }

    private void parts(SchemaType type, @Nullable Scope scope) {
        if (type instanceof ListOf list) {
            elements(list.element(), scope);
        } else if (type instanceof SetOf set) {
            elements(set.element(), scope);
        } else if (type instanceof MapOf map) {
            entries(map, scope);
        } else if (type instanceof RecordOf record) {
            out.open('{');
            fields(record, new Scope(record, scope));
        } else if (type instanceof OneOf oneOf) {
            List<RecordOf> alternatives = oneOf.alternatives();
            RecordOf record = alternatives.get(in.readAlternative(alternatives.size()));
            out.open('{').name("@type").text(record.simpleName());
            fields(record, new Scope(record, new Scope(oneOf, scope)));
        } else if (type instanceof Enclosing enclosing) {
            again(enclosing, scope);
        }
    }

    private void optional(SchemaType type, @Nullable Scope scope) {
        if (in.readBoolean()) {
            value(type, scope);
        } else {
            out.raw("null");
        }
    }

    private void elements(SchemaType element, @Nullable Scope scope) {
        out.open('[');
        int count = in.readCount();
        for (int i = 0; i < count; i++) {
            value(element, scope);
        }
        out.close(']');
    }

    private void entries(MapOf map, @Nullable Scope scope) {
        out.open('[');
        int count = in.readCount();
        for (int i = 0; i < count; i++) {
            out.open('{').name("key");
            value(map.key(), scope);
            out.name("value");
            value(map.value(), scope);
            out.close('}');
        }
        out.close(']');
    }

    private void fields(RecordOf record, Scope scope) {
        for (SchemaField field : record.fields()) {
            out.name(field.name());
            value(field.type(), scope);
        }
        out.close('}');
        if (record.fields().isEmpty()) {
            in.readByte();
        }
    }

    /** A type inside itself: read where it stands, as often as the bytes say, but not without end. */
    private void again(Enclosing enclosing, @Nullable Scope scope) {
        Scope target = scope;
        for (int level = 1; target != null && level < enclosing.levels(); level++) {
            target = target.outer();
        }
        if (target == null) {
            throw new IllegalArgumentException("No type stands " + enclosing.levels() + " levels around this place.");
        }
        in.enter(target.type().layout());
        value(target.type(), target.outer());
        in.leave();
    }
}
