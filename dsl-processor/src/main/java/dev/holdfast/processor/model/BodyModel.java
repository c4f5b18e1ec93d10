package dev.holdfast.processor.model;

import java.util.List;

/**
 * What is known of a function's body.
 *
 * @param growsOnly whether it calls {@code update} on its state, never {@code remove}, and hands the state to nobody who could
 * @param impureCalls in the order of the text
 */
public record BodyModel(boolean growsOnly, List<ImpureCall> impureCalls) {

    /** Of a compiler that does not show bodies. */
    public static final BodyModel UNKNOWN = new BodyModel(false, List.of());

    public BodyModel {
        impureCalls = List.copyOf(impureCalls);
    }
}
