package dev.holdfast.processor;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Values of any supported type: now and then one from the edge, else anything. */
final class RandomValues {

    private static final List<Long> EDGES =
            List.of(0L, 1L, -1L, 63L, 64L, -64L, -65L, 127L, 128L, Long.MAX_VALUE, Long.MIN_VALUE, 1L << 31, -1L << 31);
    private static final List<String> TEXTS = List.of(
            "",
            "a",
            "\u0000",
            "\u0001",
            "\u007f\u0080\u00ff",
            "\u0100",
            "\u07ff\u0800",
            "\ud83d\ude00",
            "\ud83d",
            "\ude00x");

    private final Random random;
    private final ClassLoader loader;

    RandomValues(Random random, ClassLoader loader) {
        this.random = random;
        this.loader = loader;
    }

    /** A value for each component of a record. */
    Object[] components(Class<?> type) {
        List<Object> values = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            values.add(value(component.getAnnotatedType()));
        }
        return values.toArray();
    }

    private @Nullable Object value(AnnotatedType type) {
        if (type.isAnnotationPresent(Nullable.class) && random.nextBoolean()) {
            return null;
        }
        if (type instanceof AnnotatedParameterizedType parameterized) {
            AnnotatedType[] arguments = parameterized.getAnnotatedActualTypeArguments();
            boolean isList = ((ParameterizedType) type.getType()).getRawType() == List.class;
            return isList ? list(arguments[0]) : map(arguments[0], arguments[1]);
        }
        return value(type.getType());
    }

    private List<Object> list(AnnotatedType element) {
        List<Object> list = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            list.add(value(element));
        }
        return list;
    }

    private Map<Object, Object> map(AnnotatedType key, AnnotatedType value) {
        Map<Object, Object> map = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            map.put(value(key), value(value));
        }
        return map;
    }

    private Object value(Type type) {
        return switch (type.getTypeName()) {
            case "boolean", "java.lang.Boolean" -> random.nextBoolean();
            case "byte", "java.lang.Byte" -> (byte) number();
            case "short", "java.lang.Short" -> (short) number();
            case "char", "java.lang.Character" -> (char) number();
            case "int", "java.lang.Integer" -> (int) number();
            case "long", "java.lang.Long" -> number();
            case "float", "java.lang.Float" -> random.nextInt(5) == 0 ? Float.NaN : (float) random.nextGaussian();
            case "double", "java.lang.Double" -> random.nextInt(5) == 0 ? -0.0 : random.nextGaussian();
            case "java.lang.String" -> text();
            case "java.time.Instant" ->
                random.nextInt(5) == 0
                        ? Instant.MIN
                        : Instant.ofEpochSecond(random.nextInt(), number() % 1_000_000_000);
            case "java.time.Duration" -> Duration.ofSeconds(number() / 2, random.nextInt(1_000_000_000));
            case "java.time.LocalDate" -> LocalDate.ofEpochDay(random.nextInt());
            case "java.util.UUID" -> new UUID(number(), number());
            default -> named((Class<?>) type);
        };
    }

    private Object named(Class<?> type) {
        if (type.isEnum()) {
            return type.getEnumConstants()[random.nextInt(type.getEnumConstants().length)];
        }
        try {
            Constructor<?> constructor = loader.loadClass(type.getName()).getDeclaredConstructors()[0];
            constructor.setAccessible(true);
            return constructor.newInstance(components(type));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    private long number() {
        return random.nextBoolean() ? EDGES.get(random.nextInt(EDGES.size())) : random.nextLong() >> random.nextInt(64);
    }

    private String text() {
        return TEXTS.get(random.nextInt(TEXTS.size())) + TEXTS.get(random.nextInt(TEXTS.size()));
    }
}
