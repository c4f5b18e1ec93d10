package dev.holdfast.runtime.batch;

import dev.holdfast.connector.Sink;
import dev.holdfast.operator.OperatorDeclaration;
import dev.holdfast.plan.PlanNode;
import dev.holdfast.plan.StatefulNode;
import dev.holdfast.plan.WatermarkNode;
import dev.holdfast.runtime.operator.LateEvents;
import dev.holdfast.runtime.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/**
 * Says which operators leave out late events: the first time, and then what has come together, at most once a minute for each.
 * If they are more than a hundredth of a batch it is a warning, which does not wait for a minute without one to pass. Used by one
 * thread.
 */
final class LateEventLog {

    private static final long INTERVAL_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final QueryLog log;
    private final Clock clock;
    private final List<OfOperator> operators = new ArrayList<>();

    LateEventLog(QueryGraph graph, QueryLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
        graph.operators().forEach(node -> operators.add(new OfOperator(node, remedy(graph, node))));
    }

    private static String remedy(QueryGraph graph, StatefulNode<?, ?> node) {
        for (PlanNode<?> input : node.inputs()) {
            for (PlanNode<?> origin : graph.eventTimesAt(input)) {
                if (origin instanceof WatermarkNode<?> step && !step.isBound()) {
                    for (PlanNode<?> root : graph.roots(step.input())) {
                        if (root instanceof StatefulNode<?, ?> before && QueryGraph.isEventTime(before)) {
                            return "Some of its events are results of operator '"
                                    + before.operator().id()
                                    + "': with withResultTime(…) in place of withWatermark(…) none of these is late.";
                        }
                    }
                }
            }
        }
        return "A longer delay in withWatermark(…) would let them in.";
    }

    /** Takes what a batch left out, and says what is due. */
    void take(int operator, long batchId, LateEvents late) {
        operators.get(operator).take(batchId, late);
    }

    /** Says what had to wait for a minute that has now passed. */
    void sayWhatIsDue() {
        operators.forEach(OfOperator::sayIfDue);
    }

    /** Says what has not been said. */
    void close() {
        operators.forEach(OfOperator::say);
    }

    /** What is not yet said of one operator. */
    private final class OfOperator {

        private final OperatorDeclaration<?, ?, ?> operator;
        private final int inputs;
        private final String remedy;
        private long count;
        private long reached;
        private long firstBatch;
        private long lastBatch;
        private Duration most = Duration.ZERO;
        private boolean isMore;
        private boolean areMany;
        private boolean hasSaid;
        private long saidNanos;
        private boolean hasWarned;
        private long warnedNanos;

        OfOperator(StatefulNode<?, ?> node, String remedy) {
            operator = node.operator();
            inputs = node.inputs().size();
            this.remedy = remedy;
        }

        void take(long batchId, LateEvents late) {
            if (late.count() > 0) {
                firstBatch = count == 0 ? batchId : firstBatch;
                lastBatch = batchId;
                count += late.count();
                most = most.compareTo(late.most()) < 0 ? late.most() : most;
                isMore |= late.isBeyond();
                areMany |= 100 * late.count() > late.reached();
            }
            reached += count == 0 ? 0 : late.reached();
            sayIfDue();
        }

        void sayIfDue() {
            long now = clock.nanoTime();
            boolean minuteHasPassed = !hasSaid || now - saidNanos >= INTERVAL_NANOS;
            boolean warningIsDue = areMany && (!hasWarned || now - warnedNanos >= INTERVAL_NANOS);
            if (minuteHasPassed || warningIsDue) {
                say();
            }
        }

        void say() {
            if (count == 0) {
                return;
            }
            log.log(areMany ? Level.WARN : Level.INFO, message());
            saidNanos = clock.nanoTime();
            hasSaid = true;
            warnedNanos = areMany ? saidNanos : warnedNanos;
            hasWarned |= areMany;
            count = 0;
            reached = 0;
            most = Duration.ZERO;
            isMore = false;
            areMany = false;
        }

        private String message() {
            String batches =
                    firstBatch == lastBatch ? "batch " + lastBatch : "batches " + firstBatch + " to " + lastBatch;
            return "operator '" + operator.id() + "' left out " + count + " of " + reached + " events as late in "
                    + batches
                    + " ("
                    + String.format(Locale.ROOT, "%.1f", 100.0 * count / reached) + " %): their times are up to " + most
                    + (isMore ? " or more" : "")
                    + " before the watermark that the batch before ran with, or equal to it; " + whereTheyWent() + ". "
                    + remedy;
        }

        private String whereTheyWent() {
            List<String> sinks = IntStream.range(0, inputs)
                    .<@Nullable Sink<?>>mapToObj(operator::lateEventSink)
                    .filter(Objects::nonNull)
                    .map(sink -> "'" + sink.id() + "'")
                    .distinct()
                    .toList();
            if (sinks.isEmpty()) {
                return "they are only counted, unless " + (inputs == 1 ? "lateEventsTo(…)" : "the operator")
                        + " names a sink for them";
            }
            return inputs == 1
                    ? "they went to sink " + sinks.get(0)
                    : "those of an input that has a sink for them went there: " + String.join(", ", sinks);
        }
    }
}
