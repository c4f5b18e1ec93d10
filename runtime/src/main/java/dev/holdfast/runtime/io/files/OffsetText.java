package dev.holdfast.runtime.io.files;

import dev.holdfast.runtime.json.JsonString;

/** JSON in exactly the form in which this class writes it. */
final class OffsetText {

    private static final int HEX = 16;
    private static final int UNICODE_LENGTH = 4;

    private final StringBuilder json;
    private int next;

    OffsetText(String json) {
        this.json = new StringBuilder(json);
    }

    OffsetText raw(String text) {
        json.append(text);
        return this;
    }

    OffsetText quote(String text) {
        JsonString.append(json, text);
        return this;
    }

    /** Goes behind a text, if it stands here. */
    boolean skip(String text) {
        boolean isHere = next + text.length() <= json.length()
                && json.substring(next, next + text.length()).equals(text);
        next += isHere ? text.length() : 0;
        return isHere;
    }

    OffsetText expect(String text) {
        if (!skip(text)) {
            throw new IllegalArgumentException(text + " expected at " + next);
        }
        return this;
    }

    long number() {
        int start = next;
        while (next < json.length() && Character.isDigit(json.charAt(next))) {
            next++;
        }
        return Long.parseLong(json.substring(start, next));
    }

    String text() {
        expect("\"");
        StringBuilder text = new StringBuilder();
        while (!skip("\"")) {
            text.append(unit());
        }
        return text.toString();
    }

    private char unit() {
        if (next + 1 >= json.length()) {
            throw new IllegalArgumentException("the text does not end");
        }
        if (skip("\\u")) {
            next = Math.min(next + UNICODE_LENGTH, json.length());
            return (char) Integer.parseInt(json.substring(next - UNICODE_LENGTH, next), HEX);
        }
        skip("\\");
        return json.charAt(next++);
    }

    void end() {
        if (next != json.length()) {
            throw new IllegalArgumentException("more than an offset");
        }
    }

    @Override
    public String toString() {
        return json.toString();
    }
}
