package dev.holdfast.flink;

import dev.holdfast.keyed.turns.UpdateFunctionException;
import java.util.List;
import java.util.function.IntToLongFunction;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Flink's figures of an operator: {@code numLateEvents}, {@code numFailedCalls} and those of the operator itself. */
final class TurnCounts {

    private static final Logger LOG = LoggerFactory.getLogger(TurnCounts.class);

    private final String operatorId;
    private final MetricGroup group;
    private final Counter late;
    private final Counter failed;

    TurnCounts(String operatorId, MetricGroup group) {
        this.operatorId = operatorId;
        this.group = group;
        late = group.counter("numLateEvents");
        failed = group.counter("numFailedCalls");
    }

    /** Shows the figures of the operator, by their places. */
    void show(List<String> names, IntToLongFunction counted) {
        for (int place = 0; place < names.size(); place++) {
            int asked = place;
            group.gauge(names.get(place), (Gauge<Long>) () -> counted.applyAsLong(asked));
        }
    }

    void late() {
        late.inc();
    }

    /** A call failed and was left out. The first one is logged, without data of the user's. */
    void forgiven(UpdateFunctionException failure) {
        failed.inc();
        if (failed.getCount() == 1) {
            Throwable cause = failure.getCause();
            LOG.warn(
                    "Operator {}: calls that failed are left out, and counted as numFailedCalls; the first one by {}",
                    operatorId,
                    cause == null ? "a null result, a state that is too large, or no usable key" : cause.getClass());
        }
    }
}
