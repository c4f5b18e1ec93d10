package dev.holdfast.flink;

import dev.holdfast.keyed.rows.GivingUp;

/** How state is given up in a Flink job. */
final class FlinkWords implements GivingUp {

    @Override
    public String ofOperator(String operatorId) {
        return "by a restart with execution.state-recovery.ignore-unclaimed-state (--allowNonRestoredState)";
    }

    @Override
    public String ofState(String state) {
        return "with dropStateOf(\"" + state + "\") of HoldfastFlink.on(…)";
    }
}
