package dev.holdfast.runtime.batch;

import dev.holdfast.connector.DeadLetter;
import dev.holdfast.connector.Sink;
import dev.holdfast.connector.Source;
import dev.holdfast.keyed.KeyedOperator;
import dev.holdfast.keyed.declared.KeyedOperators;
import dev.holdfast.operator.BroadcastDeclaration;
import dev.holdfast.operator.OperatorDeclaration;
import dev.holdfast.operator.TimeoutMode;
import dev.holdfast.plan.FilterNode;
import dev.holdfast.plan.FlatMapNode;
import dev.holdfast.plan.LogicalPlan;
import dev.holdfast.plan.MapNode;
import dev.holdfast.plan.PlanNode;
import dev.holdfast.plan.PlanVisitor;
import dev.holdfast.plan.ProcessingTimeNode;
import dev.holdfast.plan.SinkNode;
import dev.holdfast.plan.SourceNode;
import dev.holdfast.plan.StatefulNode;
import dev.holdfast.plan.UnionNode;
import dev.holdfast.plan.WatermarkNode;
import dev.holdfast.plan.WithoutEventTimeNode;
import dev.holdfast.plan.WithoutKeyNode;
import dev.holdfast.runtime.watermark.WatermarkStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A logical plan seen from the other side: from each node to the nodes that read it. Sources, operators, sinks and watermark
 * streams have numbers, in the order of the plan.
 *
 * <p>Streams from one source are one node here: the source is read once, so that all of them are always at the same place.
 */
public final class QueryGraph {

    private final List<SourceNode<?>> sources = new ArrayList<>();
    private final List<StatefulNode<?, ?>> operators = new ArrayList<>();
    private final List<Sink<?>> sinks = new ArrayList<>();
    private final List<WatermarkNode<?>> streams = new ArrayList<>();
    private final IdentityHashMap<Source<?>, SourceNode<?>> nodeOf = new IdentityHashMap<>();
    private final List<KeyedOperator<?, ?, ?>> keyed = new ArrayList<>();
    private final IdentityHashMap<PlanNode<?>, List<Reader>> readers = new IdentityHashMap<>();
    private final IdentityHashMap<PlanNode<?>, List<Integer>> sinksOf = new IdentityHashMap<>();

    private final List<WatermarkNode<?>> bounds = new ArrayList<>();

    private List<WatermarkStream> namedStreams = List.of();

    private QueryGraph() {}

    /**
     * Who reads a node.
     *
     * @param node the reader
     * @param input which of its inputs that is
     */
    record Reader(PlanNode<?> node, int input) {}

    public static QueryGraph of(LogicalPlan plan) {
        QueryGraph graph = new QueryGraph();
        for (PlanNode<?> node : plan.nodes()) {
            if (node instanceof SourceNode<?> source) {
                graph.nodeOf.putIfAbsent(source.source(), source);
            }
        }
        for (SinkNode<?> end : plan.sinks()) {
            graph.sinksOf
                    .computeIfAbsent(graph.merged(end.input()), node -> new ArrayList<>())
                    .add(graph.sinks.size());
            graph.sinks.add(end.sink());
        }
        plan.nodes().forEach(graph::add);
        graph.namedStreams = StreamIds.name(graph, graph.streams);
        return graph;
    }

    public List<SourceNode<?>> sources() {
        return sources;
    }

    /** Each behind those whose results it reads. */
    public List<StatefulNode<?, ?>> operators() {
        return operators;
    }

    /** What each operator does with a key, in their order. */
    List<KeyedOperator<?, ?, ?>> keyed() {
        return keyed;
    }

    /** What an operator does with a key. */
    KeyedOperator<?, ?, ?> keyed(int operator) {
        return keyed.get(operator);
    }

    /** The sinks of the pipeline, then those for late events, failed calls and dead letters. */
    public List<Sink<?>> sinks() {
        return sinks;
    }

    /** The watermark steps whose watermark follows the event times that they see. */
    public List<WatermarkStream> streams() {
        return namedStreams;
    }

    public boolean hasEventTimeTimeouts() {
        return operators.stream().anyMatch(QueryGraph::isEventTime);
    }

    List<Reader> readersOf(PlanNode<?> node) {
        return readers.getOrDefault(node, List.of());
    }

    /** The numbers of the pipeline's sinks that a node writes to. */
    List<Integer> sinksOf(PlanNode<?> node) {
        return sinksOf.getOrDefault(node, List.of());
    }

    int operatorNumber(StatefulNode<?, ?> node) {
        return operators.indexOf(node);
    }

    /** The number of a watermark step's stream, or -1 if it only has events of event-time operators. */
    int streamNumber(WatermarkNode<?> node) {
        return streams.indexOf(node);
    }

    /** The watermark steps on results that may not be earlier than declared. */
    List<WatermarkNode<?>> bounds() {
        return bounds;
    }

    int sinkNumber(Sink<?> sink) {
        return sinks.indexOf(sink);
    }

    /** The number of the sink for an operator's failed calls, or -1. */
    int failedCallSinkNumber(OperatorDeclaration<?, ?, ?> operator) {
        return sinks.indexOf(operator.failedCallSink());
    }

    /** The sources and operators from which events reach a node without passing an operator. */
    List<PlanNode<?>> roots(PlanNode<?> node) {
        List<PlanNode<?>> roots = new ArrayList<>();
        collect(node, false, seen(), roots);
        return roots;
    }

    /** The steps and operators whose event times hold at a node. */
    List<PlanNode<?>> eventTimesAt(PlanNode<?> node) {
        List<PlanNode<?>> found = new ArrayList<>();
        collect(node, true, seen(), found);
        found.removeIf(each -> each instanceof SourceNode<?>
                || (each instanceof StatefulNode<?, ?> stateful
                        && !stateful.operator().givesEventTimes()));
        return found;
    }

    static boolean isEventTime(PlanNode<?> node) {
        return node instanceof StatefulNode<?, ?> stateful
                && stateful.operator().timeoutMode() == TimeoutMode.EVENT_TIME;
    }

    private void add(PlanNode<?> node) {
        List<PlanNode<?>> inputs = node.inputs();
        for (int input = 0; input < inputs.size(); input++) {
            readers.computeIfAbsent(merged(inputs.get(input)), key -> new ArrayList<>())
                    .add(new Reader(node, input));
        }
        node.accept(new Numbering());
    }

    /** Gives numbers to what has them. */
    private final class Numbering implements PlanVisitor<Boolean> {

        @Override
        public Boolean source(SourceNode<?> node) {
            if (merged(node) != node) {
                return false;
            }
            node.source().deadLetterSink().ifPresent((Sink<? super DeadLetter> sink) -> addSideSink(sink));
            return sources.add(node);
        }

        @Override
        public Boolean stateful(StatefulNode<?, ?> node) {
            keyed.add(KeyedOperators.of(node.operator()));
            for (int input = 0; input < node.inputs().size(); input++) {
                addSideSink(node.operator().lateEventSink(input));
            }
            addSideSink(node.operator().failedCallSink());
            return operators.add(node);
        }

        @Override
        public Boolean watermark(WatermarkNode<?> node) {
            if (node.isBound()) {
                return bounds.add(node);
            }
            return !roots(node.input()).stream().allMatch(QueryGraph::isEventTime) && streams.add(node);
        }

        @Override
        public Boolean map(MapNode<?, ?> node) {
            return false;
        }

        @Override
        public Boolean filter(FilterNode<?, ?> node) {
            return false;
        }

        @Override
        public Boolean flatMap(FlatMapNode<?, ?> node) {
            return false;
        }

        @Override
        public Boolean union(UnionNode<?> node) {
            return false;
        }

        @Override
        public Boolean processingTime(ProcessingTimeNode<?> node) {
            return false;
        }

        @Override
        public Boolean withoutEventTime(WithoutEventTimeNode<?> node) {
            return false;
        }

        @Override
        public Boolean withoutKey(WithoutKeyNode<?> node) {
            return false;
        }
    }

    /** The node that stands for all of the same source. */
    private PlanNode<?> merged(PlanNode<?> node) {
        return node instanceof SourceNode<?> source ? nodeOf.getOrDefault(source.source(), source) : node;
    }

    /** One sink may serve several operators and sources. */
    private void addSideSink(@Nullable Sink<?> sink) {
        if (sink != null && !sinks.contains(sink)) {
            sinks.add(sink);
        }
    }

    /**
     * Walks upwards, to sources and operators, and to steps that give event times if they end it; to each node once, however many ways lead to it.
     */
    private static void collect(PlanNode<?> node, boolean endsAtTimes, Set<PlanNode<?>> seen, List<PlanNode<?>> found) {
        if (!seen.add(node)) {
            return;
        }
        if (node instanceof SourceNode<?> || node instanceof StatefulNode<?, ?> || (endsAtTimes && givesTimes(node))) {
            found.add(node);
        } else {
            node.inputs().forEach(input -> collect(input, endsAtTimes, seen, found));
        }
    }

    private static boolean givesTimes(PlanNode<?> node) {
        return node instanceof WatermarkNode<?> || node instanceof ProcessingTimeNode<?>;
    }

    /** Whether an operator's event time passes with the clock, so that it may have something to do without input. */
    boolean followsClock(StatefulNode<?, ?> operator) {
        return operator.inputs().stream()
                .flatMap(input -> eventTimesAt(input).stream())
                .anyMatch(origin -> origin instanceof ProcessingTimeNode<?>
                        || (origin instanceof StatefulNode<?, ?> before && followsClock(before)));
    }

    /** Whether all that a node gives changes broadcasts, and nothing else. */
    boolean isForBroadcastsOnly(PlanNode<?> node) {
        return sinksOf(node).isEmpty()
                && readersOf(node).stream()
                        .map(Reader::node)
                        .allMatch(reader -> reader instanceof StatefulNode<?, ?> stateful
                                ? stateful.operator() instanceof BroadcastDeclaration<?>
                                : isForBroadcastsOnly(reader));
    }

    private static Set<PlanNode<?>> seen() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }
}
