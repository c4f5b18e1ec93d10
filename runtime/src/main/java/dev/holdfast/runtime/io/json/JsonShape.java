package dev.holdfast.runtime.io.json;

import com.fasterxml.jackson.core.JsonToken;

/** What stands in the line for a value. */
enum JsonShape {
    NUMBER("a number") {
        @Override
        boolean accepts(JsonToken token) {
            return token.isNumeric();
        }
    },
    TEXT("text") {
        @Override
        boolean accepts(JsonToken token) {
            return token == JsonToken.VALUE_STRING;
        }
    },
    ARRAY("an array") {
        @Override
        boolean accepts(JsonToken token) {
            return token == JsonToken.START_ARRAY;
        }
    };

    private final String words;

    JsonShape(String words) {
        this.words = words;
    }

    abstract boolean accepts(JsonToken token);

    @Override
    public String toString() {
        return words;
    }
}
