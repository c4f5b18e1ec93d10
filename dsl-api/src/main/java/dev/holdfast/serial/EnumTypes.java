package dev.holdfast.serial;

import java.util.Arrays;
import java.util.Map;

/** The schema of an enum. */
final class EnumTypes {

    private EnumTypes() {}

    /** @param formerNames the present names of constants by their former ones */
    static <E extends Enum<E>> SchemaType schemaType(Class<E> type, Map<String, String> formerNames) {
        String[] constants =
                Arrays.stream(type.getEnumConstants()).map(Enum::name).toArray(String[]::new);
        SchemaType.Enumeration schema = SchemaType.enumeration(type.getName(), constants);
        for (Map.Entry<String, String> renamed : formerNames.entrySet()) {
            schema = schema.formerly(renamed.getKey(), renamed.getValue());
        }
        return schema;
    }
}
