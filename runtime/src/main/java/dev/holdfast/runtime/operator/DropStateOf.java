package dev.holdfast.runtime.operator;

import dev.holdfast.keyed.rows.GivingUp;

/** How state is given up in this engine. */
public final class DropStateOf implements GivingUp {

    /** As messages say it. */
    public static final GivingUp WORDS = new DropStateOf();

    private DropStateOf() {}

    @Override
    public String ofOperator(String operatorId) {
        return "with dropStateOf(\"" + operatorId + "\") of the engine's builder";
    }

    @Override
    public String ofState(String state) {
        return ofOperator(state);
    }
}
