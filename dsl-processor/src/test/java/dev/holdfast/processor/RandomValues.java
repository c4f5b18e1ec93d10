package dev.holdfast.processor;

import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedTypeVariable;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.TypeVariable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Values of any supported type. */
final class RandomValues {

    private static final int MAX_DEPTH = 5;

    /** A type with what its variables stand for. */
    private record Bound(AnnotatedType type, Map<String, Bound> variables) {}

    private final Random random;
    private final RandomScalars scalars;
    private int depth;

    RandomValues(Random random) {
        this.random = random;
        this.scalars = new RandomScalars(random);
    }

    /** A value of a type that is not generic. */
    Object value(Class<?> type) {
        return structure(type, Map.of());
    }

    /** A value for each component of a record. */
    Object[] components(Class<?> type) {
        return components(type, Map.of());
    }

    private Object[] components(Class<?> type, Map<String, Bound> variables) {
        List<Object> values = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            values.add(value(component.getAnnotatedType(), variables));
        }
        return values.toArray();
    }

    private @Nullable Object value(AnnotatedType type, Map<String, Bound> variables) {
        if (type.isAnnotationPresent(Nullable.class) && (depth > MAX_DEPTH || random.nextBoolean())) {
            return null;
        } else if (type instanceof AnnotatedTypeVariable variable) {
            Bound bound = variables.get(((TypeVariable<?>) variable.getType()).getName());
            return value(bound.type(), bound.variables());
        } else if (type instanceof AnnotatedArrayType array) {
            return array(array.getAnnotatedGenericComponentType(), variables);
        } else if (type instanceof AnnotatedParameterizedType parameterized) {
            return parameterized(parameterized, variables);
        }
        Class<?> plain = (Class<?>) type.getType();
        return scalars.knows(plain) ? scalars.next(plain) : structure(plain, Map.of());
    }

    private Object parameterized(AnnotatedParameterizedType type, Map<String, Bound> variables) {
        Class<?> raw = (Class<?>) ((ParameterizedType) type.getType()).getRawType();
        AnnotatedType[] arguments = type.getAnnotatedActualTypeArguments();
        return switch (raw.getSimpleName()) {
            case "List" -> fill(new ArrayList<>(), arguments[0], variables);
            case "Set" -> fill(new LinkedHashSet<>(), arguments[0], variables);
            case "SortedSet", "NavigableSet" -> fill(new TreeSet<>(), arguments[0], variables);
            case "Deque" -> fill(new ArrayDeque<>(), arguments[0], variables);
            case "Map" -> fill(new LinkedHashMap<>(), arguments, variables);
            case "SortedMap", "NavigableMap" -> fill(new TreeMap<>(), arguments, variables);
            case "Optional" ->
                depth > MAX_DEPTH || random.nextBoolean()
                        ? Optional.empty()
                        : Optional.of(deeper(() -> value(arguments[0], variables)));
            default -> structure(raw, bind(raw, arguments, variables));
        };
    }

    private static Map<String, Bound> bind(Class<?> raw, AnnotatedType[] arguments, Map<String, Bound> variables) {
        Map<String, Bound> inside = new HashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            inside.put(raw.getTypeParameters()[i].getName(), new Bound(arguments[i], variables));
        }
        return inside;
    }

    private int size() {
        return depth > MAX_DEPTH ? 0 : random.nextInt(20) == 0 ? 70 / (1 + depth * depth) : random.nextInt(4);
    }

    private <C extends Collection<Object>> C fill(C collection, AnnotatedType element, Map<String, Bound> variables) {
        for (int i = size(); i > 0; i--) {
            collection.add(deeper(() -> value(element, variables)));
        }
        return collection;
    }

    private Map<Object, Object> fill(Map<Object, Object> map, AnnotatedType[] types, Map<String, Bound> variables) {
        for (int i = size(); i > 0; i--) {
            Object key = deeper(() -> value(types[0], variables));
            map.put(key, deeper(() -> value(types[1], variables)));
        }
        return map;
    }

    private Object array(AnnotatedType element, Map<String, Bound> variables) {
        List<Object> values = fill(new ArrayList<>(), element, variables);
        Object array = Array.newInstance(raw(element), values.size());
        for (int i = 0; i < values.size(); i++) {
            Array.set(array, i, values.get(i));
        }
        return array;
    }

    private static Class<?> raw(AnnotatedType type) {
        return type instanceof AnnotatedArrayType array
                ? Array.newInstance(raw(array.getAnnotatedGenericComponentType()), 0)
                        .getClass()
                : (Class<?>) type.getType();
    }

    private <T> @Nullable T deeper(Supplier<@Nullable T> value) {
        depth++;
        try {
            return value.get();
        } finally {
            depth--;
        }
    }

    private Object structure(Class<?> type, Map<String, Bound> variables) {
        if (type.isEnum()) {
            return type.getEnumConstants()[random.nextInt(type.getEnumConstants().length)];
        } else if (type.isSealed()) {
            return deeper(() -> alternative(type, variables));
        }
        try {
            return deeper(() -> type.isRecord() ? record(type, variables) : object(type, variables));
        } catch (IllegalStateException e) {
            throw new LinkageError(type.getName(), e);
        }
    }

    /** The first alternative where values get deep; it should be a simple one. */
    private Object alternative(Class<?> type, Map<String, Bound> variables) {
        Class<?>[] permitted = type.getPermittedSubclasses();
        Class<?> chosen = permitted[depth > MAX_DEPTH ? 0 : random.nextInt(permitted.length)];
        Map<String, Bound> renamed = new HashMap<>();
        for (int i = 0; i < chosen.getTypeParameters().length; i++) {
            renamed.put(chosen.getTypeParameters()[i].getName(), variables.get(type.getTypeParameters()[i].getName()));
        }
        return structure(chosen, renamed);
    }

    private Object record(Class<?> type, Map<String, Bound> variables) {
        try {
            Class<?>[] types = Stream.of(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(components(type, variables));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private Object object(Class<?> type, Map<String, Bound> variables) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructors()[0];
            constructor.setAccessible(true);
            List<Object> arguments = new ArrayList<>();
            for (Parameter parameter : constructor.getParameters()) {
                arguments.add(value(parameter.getAnnotatedType(), variables));
            }
            Object object = constructor.newInstance(arguments.toArray());
            for (Class<?> at = type; at != Object.class; at = at.getSuperclass()) {
                for (Field field : at.getDeclaredFields()) {
                    if ((field.getModifiers() & (Modifier.STATIC | Modifier.TRANSIENT)) == 0) {
                        field.setAccessible(true);
                        field.set(object, value(field.getAnnotatedType(), variables));
                    }
                }
            }
            return object;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
