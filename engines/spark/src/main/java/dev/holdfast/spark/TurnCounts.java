package dev.holdfast.spark;

import dev.holdfast.keyed.fragment.FragmentPlan;
import dev.holdfast.keyed.turns.UpdateFunctionException;
import dev.holdfast.operator.OperatorDeclaration;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToLongFunction;
import org.apache.spark.SparkContext;
import org.apache.spark.util.LongAccumulator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Spark's figures of an operator, as accumulators, which its pages show: {@code numLateEvents}, {@code numFailedCalls} and those of the operator itself, behind the operator's id. */
final class TurnCounts implements Serializable {

    private static final Logger LOG = LoggerFactory.getLogger(TurnCounts.class);

    private final String operatorId;
    private final LongAccumulator late;
    private final LongAccumulator failed;
    private final List<LongAccumulator> own = new ArrayList<>();

    private TurnCounts(SparkContext spark, OperatorDeclaration<?, ?, ?> operator, List<String> metrics) {
        operatorId = operator.id();
        late = spark.longAccumulator(operatorId + ".numLateEvents");
        failed = spark.longAccumulator(operatorId + ".numFailedCalls");
        metrics.forEach(metric -> own.add(spark.longAccumulator(operatorId + "." + metric)));
    }

    /** Those of each stage. */
    static List<TurnCounts> of(SparkContext spark, FragmentPlan plan) {
        List<TurnCounts> counts = new ArrayList<>();
        plan.stages()
                .forEach(stage -> counts.add(
                        new TurnCounts(spark, stage.declared(), stage.operator().metrics())));
        return counts;
    }

    void late() {
        late.add(1);
    }

    /** What the turns of a task have counted, by the places of the figures. */
    void own(IntToLongFunction counted) {
        for (int place = 0; place < own.size(); place++) {
            own.get(place).add(counted.applyAsLong(place));
        }
    }

    /** A call failed and was left out. The first one of a task is logged, without data of the user's. */
    void forgiven(UpdateFunctionException failure) {
        failed.add(1);
        if (failed.value() == 1) {
            Throwable cause = failure.getCause();
            LOG.warn(
                    "Operator {}: calls that failed are left out, and counted as numFailedCalls; the first one by {}",
                    operatorId,
                    cause == null ? "a null result, a state that is too large, or no usable key" : cause.getClass());
        }
    }
}
