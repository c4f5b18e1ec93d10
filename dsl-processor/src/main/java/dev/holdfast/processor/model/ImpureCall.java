package dev.holdfast.processor.model;

import dev.holdfast.processor.diagnostic.Origin;
import java.util.Objects;

/**
 * A call whose result differs from run to run.
 *
 * @param text as it would be typed, for example {@code Instant.now()}
 * @param isTime whether it asks for the time, else for chance
 * @param origin the call
 */
public record ImpureCall(String text, boolean isTime, Origin origin) {

    public ImpureCall {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(origin, "origin");
    }
}
