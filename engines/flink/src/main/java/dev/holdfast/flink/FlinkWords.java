package dev.holdfast.flink;

import dev.holdfast.keyed.fragment.JobWords;
import dev.holdfast.keyed.rows.GivingUp;

/** How state is given up in a Flink job. */
final class FlinkWords implements GivingUp {

    /** For messages about fragments. */
    static final JobWords OF_JOB = new JobWords(
            "Flink",
            "Flink job",
            "HoldfastFlink.on(…)",
            "DataStream",
            "in Flink each event comes by itself",
            "Name a side output with lateEventsTo(tag) of HoldfastFlink.on(…) instead.");

    @Override
    public String ofOperator(String operatorId) {
        return "by a restart with execution.state-recovery.ignore-unclaimed-state (--allowNonRestoredState)";
    }

    @Override
    public String ofState(String state) {
        return "with dropStateOf(\"" + state + "\") of HoldfastFlink.on(…)";
    }
}
