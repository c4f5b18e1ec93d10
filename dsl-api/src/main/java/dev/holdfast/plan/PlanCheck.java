package dev.holdfast.plan;

import dev.holdfast.connector.DeadLetter;
import dev.holdfast.connector.Sink;
import dev.holdfast.connector.Source;
import dev.holdfast.operator.OperatorDeclaration;
import dev.holdfast.operator.TimeoutMode;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules of a plan that types cannot express. */
final class PlanCheck {

    private final Map<String, Source<?>> sources = new HashMap<>();
    private final Map<String, Sink<?>> sinks = new HashMap<>();
    private final Map<String, PlanNode<?>> operators = new HashMap<>();

    /** For late events, failed calls and dead letters: each may serve several operators and sources. */
    private final Set<Sink<?>> sideSinks = Collections.newSetFromMap(new IdentityHashMap<>());

    private final IdentityHashMap<PlanNode<?>, Boolean> hasEventTime = new IdentityHashMap<>();

    private PlanCheck() {}

    static void check(List<SinkNode<?>> ends) {
        PlanCheck check = new PlanCheck();
        for (PlanNode<?> node : PlanOrder.of(ends)) {
            check.visit(node);
        }
        ends.forEach(end -> check.addSink(end.sink()));
    }

    private void visit(PlanNode<?> node) {
        hasEventTime.put(node, node.accept(new EventTime()));
        if (node instanceof SourceNode<?> source) {
            addSource(source.source());
        } else if (node instanceof StatefulNode<?, ?> stateful) {
            addOperator(stateful);
        }
    }

    private boolean allHaveEventTime(List<PlanNode<?>> nodes) {
        return nodes.stream().allMatch(node -> hasEventTime.getOrDefault(node, false));
    }

    private void addSource(Source<?> source) {
        Source<?> other = sources.putIfAbsent(source.id(), source);
        if (other != null && other != source) {
            throw new InvalidPipelineException("Source id '" + source.id() + "' is used by two sources, "
                    + other.description() + " and " + source.description()
                    + ". A checkpoint finds its offsets by source id. Give one of them another id with named(…).");
        }
        if (other == null) {
            source.deadLetterSink().ifPresent((Sink<? super DeadLetter> sink) -> addSideSink(sink));
        }
    }

    private void addSideSink(@Nullable Sink<?> sink) {
        if (sink != null && sideSinks.add(sink)) {
            addSink(sink);
        }
    }

    private void addOperator(StatefulNode<?, ?> node) {
        OperatorDeclaration<?, ?, ?> operator = node.operator();
        PlanNode<?> other = operators.putIfAbsent(operator.id(), node);
        if (other != null) {
            throw new InvalidPipelineException("Operator id '" + operator.id()
                    + "' is used twice in this pipeline, so the two would read each other's state. "
                    + "Give one of them an id of its own with named(\"…\").");
        }
        if (operator.timeoutMode() == TimeoutMode.EVENT_TIME && !allHaveEventTime(node.inputs())) {
            throw new InvalidPipelineException("Operator '" + operator.id()
                    + "' has event-time timeouts, but its input has no event time. "
                    + "Call withWatermark(…) before groupByKey(…).");
        }
        for (int input = 0; input < node.inputs().size(); input++) {
            addSideSink(operator.lateEventSink(input));
        }
        addSideSink(operator.failedCallSink());
    }

    private void addSink(Sink<?> sink) {
        Sink<?> other = sinks.putIfAbsent(sink.id(), sink);
        if (other != null) {
            throw new InvalidPipelineException("Sink id '" + sink.id() + "' is used twice, for "
                    + other.description() + " and " + sink.description()
                    + ". What was delivered is remembered by sink id. "
                    + "Give one of them another id with named(…), or join the streams with union(…).");
        }
    }

    /** Whether the events that leave a node have an event time. */
    private final class EventTime implements PlanVisitor<Boolean> {

        @Override
        public Boolean source(SourceNode<?> node) {
            return false;
        }

        @Override
        public Boolean map(MapNode<?, ?> node) {
            return allHaveEventTime(node.inputs());
        }

        @Override
        public Boolean filter(FilterNode<?, ?> node) {
            return allHaveEventTime(node.inputs());
        }

        @Override
        public Boolean flatMap(FlatMapNode<?, ?> node) {
            return allHaveEventTime(node.inputs());
        }

        @Override
        public Boolean union(UnionNode<?> node) {
            return allHaveEventTime(node.inputs());
        }

        @Override
        public Boolean watermark(WatermarkNode<?> node) {
            return true;
        }

        @Override
        public Boolean processingTime(ProcessingTimeNode<?> node) {
            return true;
        }

        @Override
        public Boolean withoutEventTime(WithoutEventTimeNode<?> node) {
            return false;
        }

        @Override
        public Boolean withoutKey(WithoutKeyNode<?> node) {
            return false;
        }

        @Override
        public Boolean stateful(StatefulNode<?, ?> node) {
            return node.operator().givesEventTimes();
        }
    }
}
