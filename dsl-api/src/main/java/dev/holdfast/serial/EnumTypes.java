package dev.holdfast.serial;

import java.util.Arrays;

/** The schema of an enum that is used by itself. */
final class EnumTypes {

    private EnumTypes() {}

    static <E extends Enum<E>> SchemaType schemaType(Class<E> type) {
        String[] constants =
                Arrays.stream(type.getEnumConstants()).map(Enum::name).toArray(String[]::new);
        return SchemaType.enumeration(type.getName(), constants);
    }
}
