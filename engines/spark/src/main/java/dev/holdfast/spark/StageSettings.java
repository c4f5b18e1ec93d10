package dev.holdfast.spark;

import dev.holdfast.keyed.fragment.FragmentPlan;
import dev.holdfast.keyed.fragment.FragmentRules;
import java.io.Serializable;
import java.util.LinkedHashSet;
import org.apache.spark.sql.streaming.OutputMode;

/**
 * What is said of a fragment beside itself.
 *
 * @param outputMode that of the query
 * @param refusesSliceDependent whether results must not depend on slices
 * @param dropped states, as {@code operator/state}, that are given up
 */
record StageSettings(OutputMode outputMode, boolean refusesSliceDependent, LinkedHashSet<String> dropped)
        implements Serializable {

    static final StageSettings NONE = new StageSettings(OutputMode.Append(), false, new LinkedHashSet<>());

    StageSettings in(OutputMode mode) {
        return new StageSettings(mode, refusesSliceDependent, dropped);
    }

    StageSettings refusingSliceDependent() {
        return new StageSettings(outputMode, true, dropped);
    }

    StageSettings dropping(String state) {
        LinkedHashSet<String> more = new LinkedHashSet<>(dropped);
        more.add(state);
        return new StageSettings(outputMode, refusesSliceDependent, more);
    }

    /** @throws IllegalArgumentException if a stage asks for what is not possible here, or not wanted */
    void check(FragmentPlan plan) {
        new FragmentRules(SparkWords.OF_JOB, refusesSliceDependent).check(plan);
    }
}
