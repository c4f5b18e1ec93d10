package dev.holdfast.evolution;

import dev.holdfast.serial.KeySerializers;
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
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/** Finds out where values end, by their schema. What stands inside a value is checked only as far as that needs. */
final class Extents {

    private final IdentityHashMap<Scope, Nested> nested = new IdentityHashMap<>();

    Extent of(Place place) {
        if (place.isScope()) {
            Extent extent = of(place.enter());
            return place.type() instanceof Enclosing ? bytes -> extent.pass(bytes.deeper()) : extent;
        }
        SchemaType type = place.type();
        if (type instanceof Scalar scalar) {
            Scalars.Form<?> form = Scalars.form(scalar);
            return bytes -> form.pass(bytes.in());
        } else if (type instanceof Enumeration) {
            return bytes -> bytes.in().skipString();
        } else if (type instanceof ListOf list) {
            return elements(of(place.with(list.element())));
        } else if (type instanceof SetOf set) {
            return elements(of(place.with(set.element())));
        } else if (type instanceof MapOf map) {
            Extent key = of(place.with(map.key()));
            Extent value = of(place.with(map.value()));
            return elements(all(List.of(key, value)));
        } else if (type instanceof NullableOf nullable) {
            return optional(of(place.with(nullable.type())));
        } else if (type instanceof KeyOf key) {
            return key(key.type());
        } else if (type instanceof Opaque) {
            return bytes -> bytes.in().skip(bytes.in().readCount());
        }
        throw new IllegalArgumentException("no values of '" + type + "' are known here");
    }

    /** The extent of a record or sealed type. */
    Extent of(Scope scope) {
        Nested known = nested.get(scope);
        if (known == null) {
            known = new Nested();
            nested.put(scope, known);
            known.content = scope.type() instanceof RecordOf record ? fields(record, scope) : alternatives(scope);
        }
        return known;
    }

    /** The extents of the fields of a record, which has a single byte if it has no fields. */
    List<Extent> ofFields(RecordOf record, Scope scope) {
        List<Extent> fields = new ArrayList<>();
        for (SchemaField field : record.fields()) {
            fields.add(of(new Place(field.type(), scope)));
        }
        return fields;
    }

    private Extent fields(RecordOf record, Scope scope) {
        return record.fields().isEmpty() ? bytes -> bytes.in().skip(1) : all(ofFields(record, scope));
    }

    private Extent alternatives(Scope scope) {
        List<Extent> alternatives = new ArrayList<>();
        for (RecordOf alternative : ((OneOf) scope.type()).alternatives()) {
            alternatives.add(of(new Place(alternative, scope)));
        }
        return bytes -> alternatives
                .get(bytes.in().readAlternative(alternatives.size()))
                .pass(bytes);
    }

    private static Extent all(List<Extent> parts) {
        return bytes -> {
            for (Extent part : parts) {
                part.pass(bytes);
            }
        };
    }

    private static Extent elements(Extent element) {
        return bytes -> {
            int count = bytes.in().readCount();
            for (int i = 0; i < count; i++) {
                element.pass(bytes);
            }
        };
    }

    private static Extent optional(Extent value) {
        return bytes -> {
            if (bytes.in().readBoolean()) {
                value.pass(bytes);
            }
        };
    }

    private static Extent key(SchemaType type) {
        if (type instanceof RecordOf record) {
            List<Extent> parts = new ArrayList<>();
            record.fields().forEach(field -> parts.add(key(field.type())));
            return parts.isEmpty() ? bytes -> bytes.in().skip(1) : all(parts);
        } else if (type instanceof Enumeration || type.equals(SchemaType.STRING)) {
            return bytes -> bytes.in().readKeyString();
        } else if (type.equals(SchemaType.BYTE) || type.equals(SchemaType.BOOLEAN)) {
            return fixed(1);
        } else if (type.equals(SchemaType.SHORT) || type.equals(SchemaType.CHAR)) {
            return fixed(2);
        } else if (type.equals(SchemaType.INT)) {
            return fixed(4);
        } else if (type.equals(SchemaType.LONG)) {
            return fixed(8);
        } else if (type.equals(SchemaType.UUID)) {
            return fixed(16);
        } else if (type.equals(SchemaType.LOCAL_DATE)) {
            return bytes -> KeySerializers.readLocalDate(bytes.in());
        } else if (type.equals(SchemaType.INSTANT)) {
            return bytes -> KeySerializers.readInstant(bytes.in());
        }
        throw new IllegalArgumentException("no keys of '" + type + "' are known here");
    }

    private static Extent fixed(int length) {
        return bytes -> bytes.in().skip(length);
    }

    /** The extent of a record or sealed type, which may stand inside itself. */
    private static final class Nested implements Extent {

        private Extent content = bytes -> {
            throw new IllegalStateException("used before it was made");
        };

        @Override
        public void pass(Transcoding bytes) {
            content.pass(bytes);
        }
    }
}
