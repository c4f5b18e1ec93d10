package dev.holdfast.processor.read.function;

import dev.holdfast.annotation.Unbounded;
import dev.holdfast.processor.diagnostic.Origin;
import dev.holdfast.processor.diagnostic.UpdateMessages;
import dev.holdfast.processor.read.element.Annotations;
import dev.holdfast.processor.read.outcome.Faults;
import javax.lang.model.element.ExecutableElement;

/** Who says that state may grow says why. */
public final class UnboundedReason {

    private UnboundedReason() {}

    /** Adds a fault if a reason is blank. */
    public static void check(ExecutableElement method, String function, Faults faults) {
        Annotations.find(method, Unbounded.class)
                .ifPresent(annotation -> Annotations.value(annotation, "value")
                        .filter(reason -> reason.getValue() instanceof String text && text.isBlank())
                        .ifPresent(reason -> faults.add(
                                Origin.of(method, annotation, reason), UpdateMessages.unboundedReason(function))));
    }
}
