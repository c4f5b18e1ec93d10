package dev.holdfast.runtime.reader;

import java.util.Locale;

/** Writes JSON, member by member. The caller sees to it that objects and lists end. */
final class JsonText {

    private final StringBuilder json = new StringBuilder();

    JsonText open(char bracket) {
        separate();
        json.append(bracket);
        return this;
    }

    JsonText close(char bracket) {
        json.append(bracket);
        return this;
    }

    /** The name of a member, whose value comes next. */
    JsonText name(String name) {
        text(name);
        json.append(':');
        return this;
    }

    JsonText text(String text) {
        separate();
        json.append('"');
        text.chars().forEach(unit -> append((char) unit));
        json.append('"');
        return this;
    }

    /** A number, a truth value, null, or JSON that was written before. */
    JsonText raw(String value) {
        separate();
        json.append(value);
        return this;
    }

    @Override
    public String toString() {
        return json.toString();
    }

    private void separate() {
        char last = json.length() == 0 ? '[' : json.charAt(json.length() - 1);
        if (last != '{' && last != '[' && last != ':') {
            json.append(',');
        }
    }

    private void append(char unit) {
        if (unit == '"' || unit == '\\') {
            json.append('\\').append(unit);
        } else if (unit < ' ' || Character.isSurrogate(unit)) {
            json.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
        } else {
            json.append(unit);
        }
    }
}
