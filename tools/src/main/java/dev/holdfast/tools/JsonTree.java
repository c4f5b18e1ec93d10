package dev.holdfast.tools;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** JSON as the reader of checkpoints writes it, without space, taken apart: by path, what stands there and has no parts. */
final class JsonTree {

    private static final Set<String> ENTRY = Set.of("key", "value");

    private final String json;
    private int at;

    private JsonTree(String json) {
        this.json = json;
    }

    /**
     * The parts of a value: {@code state.items[0].price}, and {@code state.prices["a"]} of what is an entry of a map.
     *
     * @param root the path of the value itself
     */
    static Map<String, String> parts(String root, String json) {
        Map<String, String> parts = new LinkedHashMap<>();
        flatten(root, new JsonTree(json).value(), parts);
        return parts;
    }

    private static void flatten(String path, Object value, Map<String, String> parts) {
        if (value instanceof Map<?, ?> members && !members.isEmpty()) {
            members.forEach((name, member) -> flatten(path + "." + name, member, parts));
        } else if (value instanceof List<?> elements && !elements.isEmpty()) {
            boolean isMap = isMap(elements);
            for (int i = 0; i < elements.size(); i++) {
                if (isMap && elements.get(i) instanceof Map<?, ?> entry) {
                    flatten(path + "[" + text(entry.get("key")) + "]", value(entry), parts);
                } else {
                    flatten(path + "[" + i + "]", elements.get(i), parts);
                }
            }
        } else {
            parts.put(path, text(value));
        }
    }

    private static Object value(Map<?, ?> entry) {
        Object value = entry.get("value");
        return value == null ? "null" : value;
    }

    /** Maps are arrays of keys and values; keys differ. */
    private static boolean isMap(List<?> elements) {
        Set<Object> keys = new HashSet<>();
        return elements.stream()
                .allMatch(element -> element instanceof Map<?, ?> entry
                        && entry.keySet().equals(ENTRY)
                        && keys.add(text(entry.get("key"))));
    }

    private static String text(@Nullable Object value) {
        if (value instanceof Map<?, ?> members) {
            List<String> texts = new ArrayList<>();
            members.forEach((name, member) -> texts.add(Cell.quoted(name.toString()) + ":" + text(member)));
            return "{" + String.join(",", texts) + "}";
        } else if (value instanceof List<?> elements) {
            return "[" + String.join(",", elements.stream().map(JsonTree::text).toList()) + "]";
        }
        return String.valueOf(value);
    }

    /** A map of members, a list of elements, or the JSON of what has no parts. */
    private Object value() {
        return switch (json.charAt(at)) {
            case '{' -> members();
            case '[' -> elements();
            default -> scalar();
        };
    }

    private Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        at++;
        while (json.charAt(at) != '}') {
            String name = scalar();
            at++; // the colon
            members.put(name.substring(1, name.length() - 1), value());
            skipComma();
        }
        at++;
        return members;
    }

    private List<Object> elements() {
        List<Object> elements = new ArrayList<>();
        at++;
        while (json.charAt(at) != ']') {
            elements.add(value());
            skipComma();
        }
        at++;
        return elements;
    }

    private void skipComma() {
        if (json.charAt(at) == ',') {
            at++;
        }
    }

    private String scalar() {
        int start = at;
        if (json.charAt(at) == '"') {
            at++;
            while (json.charAt(at) != '"') {
                at += json.charAt(at) == '\\' ? 2 : 1;
            }
            at++;
        } else {
            while (at < json.length() && ",]}".indexOf(json.charAt(at)) < 0) {
                at++;
            }
        }
        return json.substring(start, at);
    }
}
