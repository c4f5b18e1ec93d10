package dev.holdfast.processor.read.outcome;

import dev.holdfast.processor.diagnostic.Diagnostic;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What came of reading an element.
 *
 * @param model empty if the element was refused
 * @param diagnostics what is to be said about it
 */
public record Reading<M>(Optional<M> model, List<Diagnostic> diagnostics) {

    public Reading {
        Objects.requireNonNull(model, "model");
        diagnostics = List.copyOf(diagnostics);
    }
}
