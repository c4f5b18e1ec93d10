package dev.holdfast.processor.read;

import dev.holdfast.processor.diagnostic.Diagnostic;
import dev.holdfast.processor.diagnostic.Message;
import dev.holdfast.processor.diagnostic.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What is wrong with the element that is being read. Readers go on after a fault, to find them all. */
final class Faults {

    private final List<Diagnostic> found = new ArrayList<>();
    private boolean refused;

    /** Reports a fault, or warns, as the tag says. */
    void add(Origin origin, Message message) {
        found.add(new Diagnostic(origin, message));
        refused |= message.tag().isError();
    }

    /** Takes over what another reader found. */
    void addAll(Faults others) {
        found.addAll(others.found);
        refused |= others.refused;
    }

    /** Refuses the element for a fault that is reported elsewhere. */
    void refuse() {
        refused = true;
    }

    boolean isRefused() {
        return refused;
    }

    /** What was found so far. */
    List<Diagnostic> found() {
        return found;
    }

    /** The model, if nothing refused it. */
    <M> Reading<M> reading(Supplier<M> model) {
        return new Reading<>(refused ? Optional.empty() : Optional.of(model.get()), found);
    }
}
