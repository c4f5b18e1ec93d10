package dev.holdfast.processor.diagnostic;

import java.util.ArrayList;
import java.util.List;
import javax.annotation.processing.Messager;

/** Collects the diagnostics of a round and prints them once, at its end, in the order in which they were found. */
public final class Diagnostics {

    private final List<Diagnostic> collected = new ArrayList<>();

    public void add(Origin origin, Message message) {
        collected.add(new Diagnostic(origin, message));
    }

    public void addAll(List<Diagnostic> diagnostics) {
        collected.addAll(diagnostics);
    }

    /** Prints what was collected, and forgets it. */
    public void print(Messager messager) {
        collected.forEach(diagnostic -> diagnostic.origin().print(messager, diagnostic.message()));
        collected.clear();
    }
}
