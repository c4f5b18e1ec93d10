package dev.holdfast.processor;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All of a value as text: unlike {@code equals} it looks into arrays and into classes without one. */
final class DeepText {

    private DeepText() {}

    static String of(@Nullable Object value) {
        if (value == null) {
            return "null";
        } else if (value.getClass().isArray()) {
            List<Object> elements = new ArrayList<>();
            for (int i = 0; i < Array.getLength(value); i++) {
                elements.add(Array.get(value, i));
            }
            return "array" + of(elements);
        } else if (value instanceof Collection<?> collection) {
            return collection.stream().map(DeepText::of).collect(Collectors.joining(", ", "[", "]"));
        } else if (value instanceof Map<?, ?> map) {
            return "map" + of(map.entrySet());
        } else if (value instanceof Map.Entry<?, ?> entry) {
            return of(entry.getKey()) + "=" + of(entry.getValue());
        } else if (value instanceof Optional<?> optional) {
            return "optional of " + of(optional.orElse(null));
        } else if (value instanceof Character character && Character.isISOControl(character)) {
            return "Character of number " + (int) character;
        } else if (value.getClass().getName().startsWith("java.") || value instanceof Enum<?>) {
            return value.getClass().getSimpleName() + " " + value;
        }
        return value.getClass().getName() + fields(value.getClass(), value);
    }

    private static String fields(Class<?> type, Object value) {
        StringBuilder text = new StringBuilder(
                type.getSuperclass() == Object.class || type.isRecord() ? "" : fields(type.getSuperclass(), value));
        for (Field field : type.getDeclaredFields()) {
            if ((field.getModifiers() & (Modifier.STATIC | Modifier.TRANSIENT)) == 0) {
                text.append(' ').append(field.getName()).append(": ").append(of(get(field, value)));
            }
        }
        return "{" + text + "}";
    }

    private static Object get(Field field, Object value) {
        try {
            field.setAccessible(true);
            return field.get(value);
        } catch (IllegalAccessException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }
}
