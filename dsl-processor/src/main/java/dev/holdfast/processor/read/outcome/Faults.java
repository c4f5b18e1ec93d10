package dev.holdfast.processor.read.outcome;

import dev.holdfast.processor.diagnostic.Diagnostic;
import dev.holdfast.processor.diagnostic.Message;
import dev.holdfast.processor.diagnostic.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What is wrong with the element that is being read. Readers go on after a fault, to find them all. */
public final class Faults {

    private final List<Diagnostic> found = new ArrayList<>();
    private boolean refused;

    /** Reports a fault, or warns, as the tag says. */
    public void add(Origin origin, Message message) {
        found.add(new Diagnostic(origin, message));
        refused |= message.tag().isError();
    }

    /** Takes over what another reader found. */
    public void addAll(Faults others) {
        found.addAll(others.found);
        refused |= others.refused;
    }

    /** Reports what is wrong with a part of the element, without which there is a model. */
    public void addOfPart(List<Diagnostic> diagnostics) {
        found.addAll(diagnostics);
    }

    /** Refuses the element for a fault that is reported elsewhere. */
    public void refuse() {
        refused = true;
    }

    public boolean isRefused() {
        return refused;
    }

    /** No model, whatever was found. */
    public <M> Reading<M> refusal() {
        return new Reading<>(Optional.empty(), found);
    }

    /** The model, if nothing refused it. */
    public <M> Reading<M> reading(Supplier<M> model) {
        return refused ? refusal() : new Reading<>(Optional.of(model.get()), found);
    }
}
