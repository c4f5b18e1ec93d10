package dev.holdfast.page;

import dev.holdfast.connector.Sink;
import dev.holdfast.page.PlanBox.Kind;
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
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What there is to draw of a plan: boxes, each behind those that it reads. Steps without a name of their own that follow each
 * other, and are read nowhere else, share a box.
 */
final class PlanPicture {

    private final List<PlanBox> boxes = new ArrayList<>();
    private final IdentityHashMap<PlanNode<?>, PlanBox> ofNodes = new IdentityHashMap<>();
    private final IdentityHashMap<PlanNode<?>, Integer> readers = new IdentityHashMap<>();
    private final IdentityHashMap<Sink<?>, PlanBox> ofSideSinks = new IdentityHashMap<>();

    private PlanPicture() {}

    static String json(LogicalPlan plan) {
        PlanPicture picture = new PlanPicture();
        List<PlanNode<?>> nodes = plan.nodes();
        nodes.forEach(node -> node.before().forEach(input -> picture.readers.merge(input, 1, Integer::sum)));
        plan.sinks().forEach(sink -> picture.readers.merge(sink.input(), 1, Integer::sum));
        Boxes boxes = picture.new Boxes();
        nodes.forEach(node -> picture.ofNodes.put(node, node.accept(boxes)));
        plan.sinks().forEach(picture::end);
        nodes.forEach(picture::sideSinks);
        return Json.array(picture.boxes.stream().map(PlanBox::json).collect(Collectors.toList()));
    }

    private PlanBox box(Kind kind, String name, String detail, List<Integer> inputs) {
        PlanBox box = new PlanBox(boxes.size(), kind, name, detail, inputs);
        boxes.add(box);
        return box;
    }

    private List<Integer> inputs(PlanNode<?> node) {
        return node.before().stream()
                .map(input -> box(input).number())
                .distinct()
                .toList();
    }

    /** Inputs come first in the order of nodes. */
    private PlanBox box(PlanNode<?> node) {
        return Objects.requireNonNull(ofNodes.get(node));
    }

    private void end(SinkNode<?> end) {
        Sink<?> sink = end.sink();
        box(Kind.SINK, sink.id(), sink.description(), List.of(box(end.input()).number()));
    }

    private void sideSinks(PlanNode<?> node) {
        if (node instanceof SourceNode<?> source) {
            source.source().deadLetterSink().ifPresent(sink -> side(sink, node));
        } else if (node instanceof StatefulNode<?, ?> stateful) {
            for (int input = 0; input < node.inputs().size(); input++) {
                side(stateful.operator().lateEventSink(input), node);
            }
            side(stateful.operator().failedCallSink(), node);
        }
    }

    private void side(@Nullable Sink<?> sink, PlanNode<?> from) {
        if (sink != null) {
            ofSideSinks
                    .computeIfAbsent(sink, each -> box(Kind.SINK, each.id(), each.description(), List.of()))
                    .reads(box(from).number());
        }
    }

    /** Makes the box of a node, or finds the one that it shares. */
    private final class Boxes implements PlanVisitor<PlanBox> {

        @Override
        public PlanBox source(SourceNode<?> node) {
            return box(Kind.SOURCE, node.source().id(), node.source().description(), List.of());
        }

        @Override
        public PlanBox map(MapNode<?, ?> node) {
            return step("map", node);
        }

        @Override
        public PlanBox filter(FilterNode<?, ?> node) {
            return step("filter", node);
        }

        @Override
        public PlanBox flatMap(FlatMapNode<?, ?> node) {
            return step("flatMap", node);
        }

        @Override
        public PlanBox union(UnionNode<?> node) {
            return box(Kind.UNION, "union", "", inputs(node));
        }

        @Override
        public PlanBox watermark(WatermarkNode<?> node) {
            String idle = node.idleness() == null ? "" : ", idle after " + Words.of(node.idleness());
            return box(Kind.WATERMARK, "watermark", "delay " + Words.of(node.delay()) + idle, inputs(node));
        }

        @Override
        public PlanBox processingTime(ProcessingTimeNode<?> node) {
            return box(Kind.WATERMARK, "processing time", "", inputs(node));
        }

        @Override
        public PlanBox withoutEventTime(WithoutEventTimeNode<?> node) {
            return step("withoutEventTime", node);
        }

        @Override
        public PlanBox withoutKey(WithoutKeyNode<?> node) {
            return step("rows", node);
        }

        @Override
        public PlanBox stateful(StatefulNode<?, ?> node) {
            return box(Kind.OPERATOR, node.operator().id(), node.operator().kind(), inputs(node));
        }

        private PlanBox step(String name, PlanNode<?> node) {
            PlanNode<?> input = node.inputs().get(0);
            PlanBox before = box(input);
            if (before.isSteps() && readers.getOrDefault(input, 0) == 1) {
                before.append(name);
                return before;
            }
            return box(Kind.STEPS, name, "", List.of(before.number()));
        }
    }
}
