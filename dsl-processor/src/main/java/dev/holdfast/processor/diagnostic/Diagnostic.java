package dev.holdfast.processor.diagnostic;

import java.util.Objects;

/**
 * A message and its place.
 *
 * @param origin where it points
 * @param message what it says
 */
public record Diagnostic(Origin origin, Message message) {

    public Diagnostic {
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(message, "message");
    }
}
