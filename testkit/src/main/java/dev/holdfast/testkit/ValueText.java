package dev.holdfast.testkit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** How messages show two values that should be equal: with their types where the texts alone do not tell them apart. */
final class ValueText {

    private ValueText() {}

    /** The text of a value beside another one. */
    static String of(Object value, Object beside) {
        return isSameText(value, beside) && !Objects.equals(value, beside) ? withType(value) : String.valueOf(value);
    }

    private static boolean isSameText(Object value, Object beside) {
        return String.valueOf(value).equals(String.valueOf(beside));
    }

    private static String withType(Object value) {
        if (value instanceof Collection<?> elements) {
            List<String> texts = new ArrayList<>();
            elements.forEach(element -> texts.add(withType(element)));
            return texts.toString();
        } else if (value instanceof Map<?, ?> entries) {
            List<String> texts = new ArrayList<>();
            entries.forEach((key, element) -> texts.add(withType(key) + "=" + withType(element)));
            return "{" + String.join(", ", texts) + "}";
        }
        return value + " (" + value.getClass().getSimpleName() + ")";
    }
}
