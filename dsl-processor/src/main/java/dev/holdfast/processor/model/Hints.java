package dev.holdfast.processor.model;

import java.util.List;
import java.util.Optional;

/**
 * What is known of a component in older states.
 *
 * @param defaultText its value in states that were written without it, if that is said
 * @param formerNames what it was called, the latest name first
 */
public record Hints(Optional<String> defaultText, List<String> formerNames) {

    public static final Hints NONE = new Hints(Optional.empty(), List.of());

    public Hints {
        formerNames = List.copyOf(formerNames);
    }
}
