package dev.holdfast.runtime.kryo;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/** The fields of classes, as a number that is the same in every process. Those of the platform count by name only. */
final class ClassLayout {

    private ClassLayout() {}

    static int hash(List<Class<?>> classes) {
        CRC32 checksum = new CRC32();
        classes.forEach(type -> checksum.update(text(type).getBytes(StandardCharsets.UTF_8)));
        return (int) checksum.getValue();
    }

    private static String text(Class<?> type) {
        StringBuilder text = new StringBuilder(type.getName());
        for (Class<?> at = type;
                at != null && !at.getName().startsWith("java.") && !at.isArray();
                at = at.getSuperclass()) {
            text.append(Stream.of(at.getDeclaredFields())
                    .filter(field -> (field.getModifiers() & (Modifier.STATIC | Modifier.TRANSIENT)) == 0)
                    .sorted(Comparator.comparing(Field::getName))
                    .map(field -> field.getName() + ":" + field.getType().getName())
                    .collect(Collectors.joining(",", "{", "}")));
        }
        return text.append(';').toString();
    }
}
