package dev.holdfast.page;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes an object as JSON, member by member. */
final class Json {

    private final StringBuilder text = new StringBuilder("{");

    Json text(String name, String value) {
        return raw(name, quoted(value));
    }

    Json number(String name, long value) {
        return raw(name, Long.toString(value));
    }

    Json truth(String name, boolean value) {
        return raw(name, Boolean.toString(value));
    }

    /** A member that is JSON already. */
    Json raw(String name, String json) {
        if (text.length() > 1) {
            text.append(',');
        }
        text.append(quoted(name)).append(':').append(json);
        return this;
    }

    /** A member that is JSON already, or null. */
    Json raw(String name, Optional<String> json) {
        return raw(name, json.orElse("null"));
    }

    @Override
    public String toString() {
        return text + "}";
    }

    /** An array of what is JSON already. */
    static String array(List<String> elements) {
        return "[" + String.join(",", elements) + "]";
    }

    static String texts(List<String> elements) {
        return array(elements.stream().map(Json::quoted).collect(Collectors.toList()));
    }

    static String quoted(String value) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ') {
                quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
