package dev.holdfast.connector;

import java.util.Objects;

/**
 * A position in a source: everything before it has been read. Only the source understands it; engines keep it in the
 * checkpoint and compare it for equality.
 *
 * @param json the position as JSON text that is the same for the same position
 */
public record Offset(String json) {

    public Offset {
        Objects.requireNonNull(json, "json");
    }

    @Override
    public String toString() {
        return json;
    }
}
