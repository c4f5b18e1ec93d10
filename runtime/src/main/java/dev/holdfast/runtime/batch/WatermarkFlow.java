package dev.holdfast.runtime.batch;

import dev.holdfast.plan.PlanNode;
import dev.holdfast.plan.StatefulNode;
import dev.holdfast.plan.WatermarkNode;
import dev.holdfast.runtime.operator.BatchTimes;
import dev.holdfast.runtime.watermark.EventTimes;
import dev.holdfast.runtime.watermark.Watermarks;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Carries the watermark of a batch through the operators.
 *
 * <p>A watermark step on the results of an event-time operator does not follow the event times that it sees, since a large
 * batch may give results far apart in time, and the earlier would be late. It follows the operator: what the operator can
 * still give is not earlier than its own watermark, so the step's watermark is that minus the step's delay. A result at
 * exactly this time may still come, so it is not late there, unlike an event at exactly the watermark of a stream.
 */
final class WatermarkFlow {

    private final QueryGraph graph;

    WatermarkFlow(QueryGraph graph) {
        this.graph = graph;
    }

    /** The times of each operator in a batch. */
    List<BatchTimes> times(long processingMillis, Watermarks watermarks) {
        return values(watermarks).stream()
                .map(values -> new BatchTimes(processingMillis, Math.max(0, values.evict), values.late))
                .toList();
    }

    /** For each step with a bound on results, the earliest time that it allows in a batch. */
    List<Long> earliestResults(Watermarks watermarks) {
        List<Values> done = values(watermarks);
        return graph.bounds().stream()
                .map(step -> at(step, watermarks, done))
                .map(values -> values.late > 0 ? values.before : EventTimes.NONE)
                .toList();
    }

    private List<Values> values(Watermarks watermarks) {
        List<Values> done = new ArrayList<>();
        for (StatefulNode<?, ?, ?> operator : graph.operators()) {
            Values values = null;
            for (WatermarkNode<?> step : graph.watermarksAt(operator.input())) {
                values = Values.min(values, at(step, watermarks, done));
            }
            done.add(values == null ? Values.NONE : values);
        }
        return done;
    }

    private Values at(WatermarkNode<?> step, Watermarks watermarks, List<Values> done) {
        Values values = null;
        for (PlanNode<?> root : graph.roots(step.input())) {
            Values ofRoot = root instanceof StatefulNode<?, ?, ?> operator && QueryGraph.isEventTime(operator)
                    ? done.get(graph.operatorNumber(operator)).behind(EventTimes.ceilMillis(step.delay()))
                    : new Values(watermarks.evictMillis(), watermarks.lateMillis(), watermarks.lateMillis());
            values = Values.min(values, ofRoot);
        }
        return values == null ? Values.NONE : values;
    }

    /**
     * The watermark at one place.
     *
     * @param evict of this batch
     * @param before of the batch before
     * @param late up to which time events are late
     */
    private record Values(long evict, long before, long late) {

        static final Values NONE = new Values(0, 0, 0);

        static Values min(@Nullable Values left, Values right) {
            return left == null
                    ? right
                    : new Values(
                            Math.min(left.evict, right.evict),
                            Math.min(left.before, right.before),
                            Math.min(left.late, right.late));
        }

        /** Delays add up along a chain. */
        Values behind(long delayMillis) {
            long earlier = EventTimes.behind(before, delayMillis);
            return new Values(EventTimes.behind(evict, delayMillis), earlier, EventTimes.behind(earlier, 1));
        }
    }
}
