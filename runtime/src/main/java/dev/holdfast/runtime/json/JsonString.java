package dev.holdfast.runtime.json;

import java.util.Locale;

/** Text as JSON. Half characters, which UTF-8 cannot write, and with them all surrogates, are escaped; so any text comes back. */
public final class JsonString {

    private JsonString() {}

    /** Appends a text with its quotes. */
    public static void append(StringBuilder json, String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            append(json, text.charAt(i));
        }
        json.append('"');
    }

    private static void append(StringBuilder json, char unit) {
        if (unit == '"' || unit == '\\') {
            json.append('\\').append(unit);
        } else if (unit < ' ' || Character.isSurrogate(unit)) {
            json.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
        } else {
            json.append(unit);
        }
    }
}
