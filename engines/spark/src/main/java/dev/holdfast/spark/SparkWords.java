package dev.holdfast.spark;

import dev.holdfast.keyed.fragment.JobWords;
import dev.holdfast.keyed.rows.GivingUp;

/** How state is given up in a Spark query, and how Spark calls its things. */
final class SparkWords implements GivingUp {

    /** For messages about fragments. */
    static final JobWords OF_JOB = new JobWords(
            "Spark",
            "Spark query",
            "HoldfastSpark.on(…)",
            "Dataset",
            "in Spark a call gets what a micro-batch happens to hold",
            "Spark has no side outputs: late events are counted, as numLateEvents.");

    @Override
    public String ofOperator(String operatorId) {
        return "by that alone: it stays in the checkpoint and is not read";
    }

    @Override
    public String ofState(String state) {
        return "with dropStateOf(\"" + state + "\") of HoldfastSpark.on(…)";
    }
}
