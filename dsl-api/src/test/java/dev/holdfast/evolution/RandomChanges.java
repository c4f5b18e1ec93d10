package dev.holdfast.evolution;

import dev.holdfast.serial.SchemaField;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.SchemaType.Enumeration;
import dev.holdfast.serial.SchemaType.ListOf;
import dev.holdfast.serial.SchemaType.MapOf;
import dev.holdfast.serial.SchemaType.NullableOf;
import dev.holdfast.serial.SchemaType.OneOf;
import dev.holdfast.serial.SchemaType.RecordOf;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Random types, values of them, and changes that restore, each with what it does to a value. */
final class RandomChanges {

    private static final List<SchemaType> SCALARS = List.of(
            SchemaType.BOOLEAN,
            SchemaType.BYTE,
            SchemaType.SHORT,
            SchemaType.INT,
            SchemaType.LONG,
            SchemaType.FLOAT,
            SchemaType.DOUBLE,
            SchemaType.STRING);

    private final Random random;
    private int names;

    RandomChanges(Random random) {
        this.random = random;
    }

    /** A type as it became, and what became of its values. */
    record Changed(SchemaType type, UnaryOperator<Object> convertFn) {}

    SchemaType record(int depth) {
        int count = random.nextInt(5);
        SchemaField[] fields = IntStream.range(0, count)
                .mapToObj(i -> new SchemaField(name("f"), type(depth - 1)))
                .toArray(SchemaField[]::new);
        return SchemaType.record("shop." + name("R"), fields);
    }

    private SchemaType type(int depth) {
        return switch (depth <= 0 ? 0 : random.nextInt(9)) {
            case 1 -> SchemaType.list(type(depth - 1));
            case 2 -> SchemaType.map(SchemaType.STRING, type(depth - 1));
            case 3 -> nullable(type(depth - 1));
            case 4, 5 -> record(depth);
            case 6 -> SchemaType.oneOf("shop." + name("S"), record(depth), record(depth));
            case 7 -> SchemaType.enumeration("shop." + name("E"), name("C"), name("C"));
            default -> SCALARS.get(random.nextInt(SCALARS.size()));
        };
    }

    Object value(SchemaType type) {
        if (type instanceof RecordOf record) {
            Map<String, Object> fields = new LinkedHashMap<>();
            record.fields().forEach(field -> fields.put(field.name(), value(field.type())));
            return fields;
        } else if (type instanceof OneOf oneOf) {
            RecordOf one =
                    oneOf.alternatives().get(random.nextInt(oneOf.alternatives().size()));
            return Map.of(one.simpleName(), value(one));
        } else if (type instanceof ListOf list) {
            return IntStream.range(0, random.nextInt(4))
                    .mapToObj(i -> value(list.element()))
                    .toList();
        } else if (type instanceof MapOf map) {
            return IntStream.range(0, random.nextInt(4))
                    .mapToObj(i -> List.of("k" + i, value(map.value())))
                    .toList();
        } else if (type instanceof NullableOf nullable) {
            return random.nextBoolean() ? Optional.of(value(nullable.type())) : Optional.empty();
        } else if (type instanceof Enumeration of) {
            return of.constants().get(random.nextInt(of.constants().size()));
        }
        return scalar(type);
    }

    private Object scalar(SchemaType type) {
        long number = random.nextLong() >> random.nextInt(64);
        return switch (type.toString()) {
            case "boolean" -> random.nextBoolean();
            case "byte" -> (byte) number;
            case "short" -> (short) number;
            case "int" -> (int) number;
            case "long" -> number;
            case "float" -> random.nextFloat();
            case "double" -> random.nextDouble();
            default -> "text € " + number;
        };
    }

    Changed change(SchemaType type) {
        if (random.nextInt(12) > 0 || type instanceof NullableOf) {
            return changePresent(type);
        }
        Changed inner = changePresent(type);
        return new Changed(
                SchemaType.nullable(inner.type()),
                value -> Optional.of(inner.convertFn().apply(value)));
    }

    private static SchemaType nullable(SchemaType type) {
        return type instanceof NullableOf ? type : SchemaType.nullable(type);
    }

    private Changed changePresent(SchemaType type) {
        if (type instanceof RecordOf record) {
            return changeRecord(record);
        } else if (type instanceof OneOf oneOf) {
            return changeOneOf(oneOf);
        } else if (type instanceof ListOf list) {
            Changed element = change(list.element());
            return new Changed(SchemaType.list(element.type()), value -> each(value, element.convertFn()));
        } else if (type instanceof MapOf map) {
            Changed value = change(map.value());
            return new Changed(
                    SchemaType.map(map.key(), value.type()),
                    entries -> each(entries, entry -> {
                        List<?> pair = (List<?>) entry;
                        return List.of(pair.get(0), value.convertFn().apply(pair.get(1)));
                    }));
        } else if (type instanceof NullableOf nullable) {
            Changed inner = changePresent(nullable.type());
            return new Changed(
                    SchemaType.nullable(inner.type()), value -> ((Optional<?>) value).map(inner.convertFn()));
        } else if (type instanceof Enumeration of) {
            return changeEnum(of);
        }
        return widen(type);
    }

    private Changed changeRecord(RecordOf record) {
        List<SchemaField> fields = new ArrayList<>();
        List<Part> parts = new ArrayList<>();
        List<String> removed = new ArrayList<>();
        for (SchemaField field : record.fields()) {
            if (random.nextInt(6) > 0) {
                Changed type = change(field.type());
                boolean renamed = random.nextInt(5) == 0;
                SchemaField now = new SchemaField(renamed ? name("g") : field.name(), type.type());
                fields.add(renamed ? now.formerly("never", field.name()) : now);
                parts.add(new Part(now.name(), value -> type.convertFn().apply(value.get(field.name()))));
            } else {
                removed.add(field.name());
            }
        }
        if (random.nextInt(3) == 0) {
            SchemaField added = new SchemaField(name("a"), SchemaType.INT).withDefault("42");
            fields.add(random.nextInt(fields.size() + 1), added);
            parts.add(new Part(added.name(), value -> 42));
        }
        if (random.nextInt(3) == 0) {
            Collections.shuffle(fields, random);
        }
        RecordOf now = new RecordOf(record.name(), record.version(), fields, List.of(), removed);
        return new Changed(now, value -> {
            Map<String, Object> result = new LinkedHashMap<>();
            parts.forEach(part -> result.put(part.name(), part.valueFn().apply((Map<?, ?>) value)));
            return result;
        });
    }

    private record Part(String name, Function<Map<?, ?>, Object> valueFn) {}

    private Changed changeOneOf(OneOf oneOf) {
        List<RecordOf> alternatives = new ArrayList<>();
        Map<String, Changed> byName = new LinkedHashMap<>();
        for (RecordOf alternative : oneOf.alternatives()) {
            Changed changed = changeRecord(alternative);
            RecordOf now = (RecordOf) changed.type();
            if (random.nextInt(4) == 0) {
                now = new RecordOf(
                        "shop." + name("N"), 1, now.fields(), List.of(alternative.simpleName()), now.removedNames());
            }
            alternatives.add(now);
            byName.put(alternative.simpleName(), new Changed(now, changed.convertFn()));
        }
        if (random.nextInt(3) == 0) {
            alternatives.add(0, (RecordOf) record(1));
        }
        if (random.nextBoolean()) {
            Collections.shuffle(alternatives, random);
        }
        return new Changed(new OneOf(oneOf.name(), alternatives), value -> {
            Map.Entry<?, ?> entry = ((Map<?, ?>) value).entrySet().iterator().next();
            Changed changed = byName.get(entry.getKey().toString());
            return Map.of(
                    ((RecordOf) changed.type()).simpleName(),
                    changed.convertFn().apply(entry.getValue()));
        });
    }

    private Changed changeEnum(Enumeration of) {
        List<String> constants = new ArrayList<>(of.constants());
        constants.add(random.nextInt(constants.size() + 1), name("C"));
        String old = of.constants().get(0);
        if (random.nextInt(3) > 0) {
            return new Changed(new Enumeration(of.name(), constants, Map.of()), UnaryOperator.identity());
        }
        String present = name("C");
        constants.set(constants.indexOf(old), present);
        return new Changed(
                new Enumeration(of.name(), constants, Map.of()).formerly(old, present),
                value -> value.equals(old) ? present : value);
    }

    private Changed widen(SchemaType type) {
        if (random.nextInt(3) > 0) {
            return new Changed(type, UnaryOperator.identity());
        }
        return switch (type.toString()) {
            case "byte" -> new Changed(SchemaType.LONG, value -> ((Number) value).longValue());
            case "short" -> new Changed(SchemaType.INT, value -> ((Number) value).intValue());
            case "int" ->
                random.nextBoolean()
                        ? new Changed(SchemaType.LONG, value -> ((Number) value).longValue())
                        : new Changed(SchemaType.DOUBLE, value -> ((Number) value).doubleValue());
            case "float" -> new Changed(SchemaType.DOUBLE, value -> ((Number) value).doubleValue());
            default -> new Changed(type, UnaryOperator.identity());
        };
    }

    private static List<Object> each(Object elements, UnaryOperator<Object> convertFn) {
        List<Object> converted = new ArrayList<>();
        ((List<?>) elements).forEach(element -> converted.add(convertFn.apply(element)));
        return converted;
    }

    private String name(String head) {
        return head + names++;
    }
}
