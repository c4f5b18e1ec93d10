package dev.holdfast.runtime.batch;

import dev.holdfast.keyed.EventTimes;
import dev.holdfast.keyed.KeyedOperator;
import dev.holdfast.keyed.turns.BatchTimes;
import dev.holdfast.plan.PlanNode;
import dev.holdfast.plan.ProcessingTimeNode;
import dev.holdfast.plan.StatefulNode;
import dev.holdfast.plan.WatermarkNode;
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
 *
 * <p>An operator whose due timeouts do not all fire in one batch can still give what belongs to them: there was no room, its key had events, or a call
 * has just set a time that has passed. So a step behind it waits: for the first timeout that is left, which is known when the operator has run, and, in judging
 * what is late, for the first that was due when the batch began. These are those that the batch before has left, so what was not late then is not late now.
 */
final class WatermarkFlow {

    private final QueryGraph graph;

    WatermarkFlow(QueryGraph graph) {
        this.graph = graph;
    }

    /** The times of each operator in a batch in which no timeout is left over. */
    List<BatchTimes> times(long processingMillis, Watermarks watermarks) {
        Pass pass = new Pass(processingMillis, watermarks);
        List<BatchTimes> times = new ArrayList<>();
        while (times.size() < graph.operators().size()) {
            times.add(pass.next());
        }
        return times;
    }

    /** One way through the operators, in their order. */
    final class Pass {

        private final long processingMillis;
        private final Watermarks watermarks;
        private final List<Values> done = new ArrayList<>();

        Pass(long processingMillis, Watermarks watermarks) {
            this.processingMillis = processingMillis;
            this.watermarks = watermarks;
        }

        /** The times of the next operator. */
        BatchTimes next() {
            Values values = null;
            for (PlanNode<?> input : graph.operators().get(done.size()).inputs()) {
                for (PlanNode<?> origin : graph.eventTimesAt(input)) {
                    values = Values.min(values, at(origin));
                }
            }
            Values known = values == null ? Values.NONE : values;
            done.add(known);
            return new BatchTimes(processingMillis, known.evict, known.late, known.before);
        }

        /**
         * Lets what stands behind the last operator wait for its timeouts.
         *
         * @param firstDueMillis the first that is due; {@link EventTimes#END}, or a time that is not before the watermark, if none is
         * @param leftDueMillis the first that is due when the batch has ended; the same
         */
        void hold(long firstDueMillis, long leftDueMillis) {
            int last = done.size() - 1;
            Values values = done.get(last);
            done.set(
                    last,
                    new Values(
                            Math.min(values.evict, leftDueMillis),
                            Math.min(values.before, firstDueMillis),
                            values.late));
        }

        /** For each step with a bound on results, the earliest time that it allows; when all operators have had their turn. */
        List<Long> earliestResults() {
            return graph.bounds().stream().map(step -> at(step).before).toList();
        }

        private Values at(PlanNode<?> origin) {
            if (origin instanceof ProcessingTimeNode<?>) {
                return clock();
            }
            return origin instanceof WatermarkNode<?> step ? at(step) : behind((StatefulNode<?, ?>) origin, 0);
        }

        /** Processing time as event time. An event at the time of the batch before may still come, in a batch at the same time. */
        private Values clock() {
            long before = watermarks.lastBatchMillis();
            return new Values(
                    watermarks.isClosed() ? EventTimes.END : processingMillis, before, EventTimes.behind(before, 1));
        }

        private Values at(WatermarkNode<?> step) {
            Values values = null;
            for (PlanNode<?> root : graph.roots(step.input())) {
                Values ofRoot = root instanceof StatefulNode<?, ?> operator && QueryGraph.isEventTime(operator)
                        ? behind(operator, EventTimes.ceilMillis(step.delay()))
                        : new Values(watermarks.evictMillis(), watermarks.lateMillis(), watermarks.lateMillis());
                values = Values.min(values, ofRoot);
            }
            return values == null ? Values.NONE : values;
        }

        /** The watermark of an operator's results. */
        private Values behind(StatefulNode<?, ?> node, long delayMillis) {
            int number = graph.operatorNumber(node);
            return done.get(number).through(graph.keyed(number)).behind(delayMillis);
        }
    }

    /**
     * The watermark at one place.
     *
     * @param evict of this batch
     * @param before of the batch before
     * @param late up to which time events are late
     */
    private record Values(long evict, long before, long late) {

        static final Values NONE = new Values(EventTimes.NONE, EventTimes.NONE, EventTimes.NONE);

        static Values min(@Nullable Values left, Values right) {
            return left == null
                    ? right
                    : new Values(
                            Math.min(left.evict, right.evict),
                            Math.min(left.before, right.before),
                            Math.min(left.late, right.late));
        }

        /** Of results that have an event time. */
        Values through(KeyedOperator<?, ?, ?> operator) {
            return operator.givesEventTimes()
                    ? new Values(operator.resultWatermark(evict), operator.resultWatermark(before), late)
                    : this;
        }

        /** Delays add up along a chain. */
        Values behind(long delayMillis) {
            long earlier = EventTimes.behind(before, delayMillis);
            return new Values(EventTimes.behind(evict, delayMillis), earlier, EventTimes.behind(earlier, 1));
        }
    }
}
