package dev.holdfast.serial;

import dev.holdfast.annotation.RenamedFrom;
import java.util.Arrays;

/** The schema of an enum. */
final class EnumTypes {

    private EnumTypes() {}

    static <E extends Enum<E>> SchemaType schemaType(Class<E> type) {
        String[] constants =
                Arrays.stream(type.getEnumConstants()).map(Enum::name).toArray(String[]::new);
        SchemaType.Enumeration schema = SchemaType.enumeration(type.getName(), constants);
        for (String constant : constants) {
            for (String former : formerNames(type, constant)) {
                schema = schema.formerly(former, constant);
            }
        }
        return schema;
    }

    private static String[] formerNames(Class<?> type, String constant) {
        try {
            RenamedFrom renamed = type.getField(constant).getAnnotation(RenamedFrom.class);
            return renamed == null ? new String[0] : renamed.value();
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("every constant of an enum is a public field", e);
        }
    }
}
