package dev.holdfast.tools;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a column of a row.
 *
 * @param text for people, empty if there is nothing
 * @param json the same as JSON
 */
record Cell(String text, String json) {

    /** A text; nothing if null. */
    static Cell of(@Nullable Object text) {
        return text == null ? new Cell("", "null") : new Cell(text.toString(), quoted(text.toString()));
    }

    /** A number. */
    static Cell of(long number) {
        String text = Long.toString(number);
        return new Cell(text, text);
    }

    /** What is JSON already; nothing if null. */
    static Cell json(@Nullable String json) {
        return json == null ? new Cell("", "null") : new Cell(json, json);
    }

    static String quoted(String text) {
        StringBuilder json = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
