package dev.holdfast.runtime.batch;

import dev.holdfast.connector.DeadLetter;
import dev.holdfast.connector.Sink;
import dev.holdfast.connector.Source;
import dev.holdfast.operator.OperatorSpec;
import dev.holdfast.operator.TimeoutMode;
import dev.holdfast.plan.LogicalPlan;
import dev.holdfast.plan.PlanNode;
import dev.holdfast.plan.SinkNode;
import dev.holdfast.plan.SourceNode;
import dev.holdfast.plan.StatefulNode;
import dev.holdfast.plan.WatermarkNode;
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
    private final List<StatefulNode<?, ?, ?>> operators = new ArrayList<>();
    private final List<Sink<?>> sinks = new ArrayList<>();
    private final List<WatermarkNode<?>> streams = new ArrayList<>();
    private final IdentityHashMap<Source<?>, SourceNode<?>> nodeOf = new IdentityHashMap<>();
    private final IdentityHashMap<PlanNode<?>, List<PlanNode<?>>> readers = new IdentityHashMap<>();
    private final IdentityHashMap<PlanNode<?>, List<Integer>> sinksOf = new IdentityHashMap<>();

    private final List<WatermarkNode<?>> bounds = new ArrayList<>();

    private List<WatermarkStream> namedStreams = List.of();

    private QueryGraph() {}

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
    public List<StatefulNode<?, ?, ?>> operators() {
        return operators;
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

    List<PlanNode<?>> readersOf(PlanNode<?> node) {
        return readers.getOrDefault(node, List.of());
    }

    /** The numbers of the pipeline's sinks that a node writes to. */
    List<Integer> sinksOf(PlanNode<?> node) {
        return sinksOf.getOrDefault(node, List.of());
    }

    int operatorNumber(StatefulNode<?, ?, ?> node) {
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
    int failedCallSinkNumber(OperatorSpec<?, ?, ?, ?> spec) {
        return sinks.indexOf(spec.failedCallSink());
    }

    /** The sources and operators from which events reach a node without passing an operator. */
    List<PlanNode<?>> roots(PlanNode<?> node) {
        List<PlanNode<?>> roots = new ArrayList<>();
        collect(node, Set.of(), seen(), roots);
        return roots;
    }

    /** The watermark steps whose event time holds at a node. */
    List<WatermarkNode<?>> watermarksAt(PlanNode<?> node) {
        List<PlanNode<?>> found = new ArrayList<>();
        collect(node, Set.of(WatermarkNode.class), seen(), found);
        List<WatermarkNode<?>> steps = new ArrayList<>();
        for (PlanNode<?> step : found) {
            if (step instanceof WatermarkNode<?> watermark) {
                steps.add(watermark);
            }
        }
        return steps;
    }

    static boolean isEventTime(PlanNode<?> node) {
        return node instanceof StatefulNode<?, ?, ?> stateful
                && stateful.operator().spec().timeoutMode() == TimeoutMode.EVENT_TIME;
    }

    private void add(PlanNode<?> node) {
        for (PlanNode<?> input : node.inputs()) {
            readers.computeIfAbsent(merged(input), key -> new ArrayList<>()).add(node);
        }
        if (node instanceof SourceNode<?> source) {
            if (merged(source) != source) {
                return;
            }
            sources.add(source);
            source.source().deadLetterSink().ifPresent((Sink<? super DeadLetter> sink) -> addSideSink(sink));
        } else if (node instanceof StatefulNode<?, ?, ?> stateful) {
            operators.add(stateful);
            addSideSink(stateful.operator().spec().lateEventSink());
            addSideSink(stateful.operator().spec().failedCallSink());
        } else if (node instanceof WatermarkNode<?> bound && bound.isBound()) {
            bounds.add(bound);
        } else if (node instanceof WatermarkNode<?> watermark
                && !roots(watermark.input()).stream().allMatch(QueryGraph::isEventTime)) {
            streams.add(watermark);
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

    /** Walks upwards, to sources, operators, and nodes of a type in {@code ends}; to each node once, however many ways lead to it. */
    private static void collect(PlanNode<?> node, Set<Class<?>> ends, Set<PlanNode<?>> seen, List<PlanNode<?>> found) {
        if (!seen.add(node)) {
            return;
        }
        if (node instanceof SourceNode<?> || node instanceof StatefulNode<?, ?, ?> || ends.contains(node.getClass())) {
            found.add(node);
        } else {
            node.inputs().forEach(input -> collect(input, ends, seen, found));
        }
    }

    private static Set<PlanNode<?>> seen() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }
}
