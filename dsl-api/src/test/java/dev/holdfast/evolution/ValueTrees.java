package dev.holdfast.evolution;

import dev.holdfast.serial.SchemaField;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.SchemaType.Enclosing;
import dev.holdfast.serial.SchemaType.Enumeration;
import dev.holdfast.serial.SchemaType.ListOf;
import dev.holdfast.serial.SchemaType.MapOf;
import dev.holdfast.serial.SchemaType.NullableOf;
import dev.holdfast.serial.SchemaType.OneOf;
import dev.holdfast.serial.SchemaType.RecordOf;
import dev.holdfast.serial.SchemaType.SetOf;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Values without classes: a record is a map by field names, one of several a map with one entry, an enum its constant's name,
 * a map a list of pairs. Written and read by their schema alone.
 */
final class ValueTrees {

    private ValueTrees() {}

    static byte[] bytes(SchemaType type, Object value) {
        StateOutput out = new StateOutput();
        write(type, value, out, List.of());
        return out.toByteArray();
    }

    static Object read(SchemaType type, byte[] bytes) {
        StateInput in = new StateInput(bytes);
        Object value = read(type, in, List.of());
        in.expectEnd();
        return value;
    }

    private static void write(SchemaType type, Object value, StateOutput out, List<SchemaType> around) {
        if (type instanceof Enclosing enclosing) {
            int outer = around.size() - enclosing.levels();
            write(around.get(outer), value, out, around.subList(0, outer));
        } else if (type instanceof RecordOf record) {
            Map<?, ?> fields = (Map<?, ?>) value;
            if (record.fields().isEmpty()) {
                out.writeByte(0);
            }
            for (SchemaField field : record.fields()) {
                write(field.type(), fields.get(field.name()), out, and(around, type));
            }
        } else if (type instanceof OneOf oneOf) {
            Map.Entry<?, ?> entry = ((Map<?, ?>) value).entrySet().iterator().next();
            List<String> names =
                    oneOf.alternatives().stream().map(RecordOf::simpleName).toList();
            int number = names.indexOf(entry.getKey().toString());
            out.writeAlternative(number);
            write(oneOf.alternatives().get(number), entry.getValue(), out, and(around, type));
        } else if (type instanceof ListOf || type instanceof SetOf || type instanceof MapOf) {
            List<?> elements = (List<?>) value;
            out.writeCount(elements.size());
            elements.forEach(element -> writeElement(type, element, out, around));
        } else if (type instanceof NullableOf nullable) {
            Optional<?> optional = (Optional<?>) value;
            out.writeBoolean(optional.isPresent());
            optional.ifPresent(present -> write(nullable.type(), present, out, around));
        } else {
            writeScalar(type, value, out);
        }
    }

    private static void writeElement(SchemaType type, Object element, StateOutput out, List<SchemaType> around) {
        if (type instanceof MapOf map) {
            write(map.key(), ((List<?>) element).get(0), out, around);
            write(map.value(), ((List<?>) element).get(1), out, around);
        } else {
            write(type instanceof ListOf list ? list.element() : ((SetOf) type).element(), element, out, around);
        }
    }

    private static void writeScalar(SchemaType type, Object value, StateOutput out) {
        switch (type instanceof Enumeration ? "string" : type.toString()) {
            case "boolean" -> out.writeBoolean((Boolean) value);
            case "byte" -> out.writeByte((Byte) value);
            case "short" -> out.writeShort((Short) value);
            case "int" -> out.writeVarInt((Integer) value);
            case "long" -> out.writeVarLong((Long) value);
            case "float" -> out.writeFloat((Float) value);
            case "double" -> out.writeDouble((Double) value);
            case "string" -> out.writeString((String) value);
            default -> throw new IllegalArgumentException(type.toString());
        }
    }

    private static Object read(SchemaType type, StateInput in, List<SchemaType> around) {
        if (type instanceof Enclosing enclosing) {
            int outer = around.size() - enclosing.levels();
            return read(around.get(outer), in, around.subList(0, outer));
        } else if (type instanceof RecordOf record) {
            Map<String, Object> fields = new LinkedHashMap<>();
            if (record.fields().isEmpty()) {
                in.readByte();
            }
            for (SchemaField field : record.fields()) {
                fields.put(field.name(), read(field.type(), in, and(around, type)));
            }
            return fields;
        } else if (type instanceof OneOf oneOf) {
            RecordOf record = oneOf.alternatives()
                    .get(in.readAlternative(oneOf.alternatives().size()));
            return Map.of(record.simpleName(), read(record, in, and(around, type)));
        } else if (type instanceof ListOf || type instanceof SetOf || type instanceof MapOf) {
            int count = in.readCount();
            List<Object> elements = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                elements.add(readElement(type, in, around));
            }
            return elements;
        } else if (type instanceof NullableOf nullable) {
            return in.readBoolean() ? Optional.of(read(nullable.type(), in, around)) : Optional.empty();
        }
        return readScalar(type, in);
    }

    private static Object readElement(SchemaType type, StateInput in, List<SchemaType> around) {
        if (type instanceof MapOf map) {
            Object key = read(map.key(), in, around);
            return List.of(key, read(map.value(), in, around));
        }
        return read(type instanceof ListOf list ? list.element() : ((SetOf) type).element(), in, around);
    }

    private static Object readScalar(SchemaType type, StateInput in) {
        return switch (type instanceof Enumeration ? "string" : type.toString()) {
            case "boolean" -> in.readBoolean();
            case "byte" -> in.readByte();
            case "short" -> in.readShort();
            case "int" -> in.readVarInt();
            case "long" -> in.readVarLong();
            case "float" -> in.readFloat();
            case "double" -> in.readDouble();
            case "string" -> in.readString();
            default -> throw new IllegalArgumentException(type.toString());
        };
    }

    private static List<SchemaType> and(List<SchemaType> around, SchemaType type) {
        List<SchemaType> all = new ArrayList<>(around);
        all.add(type);
        return all;
    }
}
