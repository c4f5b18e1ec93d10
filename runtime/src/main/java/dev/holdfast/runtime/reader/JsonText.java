package dev.holdfast.runtime.reader;

import dev.holdfast.runtime.json.JsonString;

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
        JsonString.append(json, text);
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
}
