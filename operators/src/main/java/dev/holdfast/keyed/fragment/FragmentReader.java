package dev.holdfast.keyed.fragment;

import dev.holdfast.Pipeline;
import dev.holdfast.connector.Sink;
import dev.holdfast.operator.EventOrder;
import dev.holdfast.plan.KeyedInput;
import dev.holdfast.plan.PlanNode;
import dev.holdfast.plan.SinkNode;
import dev.holdfast.plan.SourceNode;
import dev.holdfast.plan.StatefulNode;
import dev.holdfast.plan.WatermarkNode;
import dev.holdfast.plan.WithoutEventTimeNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Reads the pipeline of a fragment from its end. */
final class FragmentReader {

    private final List<String> streams;
    private final Sink<?> out;
    private final JobWords words;

    /** @param streams the ids of the streams of the job */
    FragmentReader(List<String> streams, Sink<?> out, JobWords words) {
        this.streams = streams;
        this.out = out;
        this.words = words;
    }

    FragmentPlan read(Pipeline pipeline) {
        List<SinkNode<?>> sinks = pipeline.plan().sinks();
        if (sinks.size() != 1 || sinks.get(0).sink() != out) {
            throw words.refusal("does not end in writeTo(out), with the out that it was given");
        }
        ResultStep steps = ResultStep.NONE;
        PlanNode<?> node = sinks.get(0).input();
        while (!(node instanceof StatefulNode<?, ?>)) {
            steps = steps.after(ResultStep.of(node, words));
            node = node.inputs().get(0);
        }
        StatefulNode<?, ?> last = (StatefulNode<?, ?>) node;
        StatefulNode<?, ?> whole = last.whole();
        return new FragmentPlan(stages(whole == null ? last : whole), steps);
    }

    private List<FragmentPlan.Stage> stages(StatefulNode<?, ?> node) {
        PlanNode<?> first = node.inputs().get(0);
        if (first instanceof StatefulNode<?, ?> order && order.operator() instanceof EventOrder<?, ?>) {
            return List.of(stage(order), new FragmentPlan.Stage(node, List.of(0)));
        }
        return List.of(stage(node));
    }

    private FragmentPlan.Stage stage(StatefulNode<?, ?> node) {
        if (node.broadcast() != null) {
            throw words.refusal("reads a broadcast, which there is not in " + words.engine() + " yet");
        }
        List<Integer> inputs = new ArrayList<>(Collections.nCopies(streams.size(), -1));
        for (int input = 0; input < node.keyedInputs().size(); input++) {
            int stream = stream(node.keyedInputs().get(input));
            if (inputs.set(stream, input) != -1) {
                throw words.refusal("reads one stream twice: give it to " + words.door() + " twice");
            }
        }
        if (inputs.contains(-1)) {
            throw words.refusal("does not read the " + streams.get(inputs.indexOf(-1)));
        }
        return new FragmentPlan.Stage(node, inputs);
    }

    private int stream(KeyedInput<?, ?> input) {
        PlanNode<?> node = input.node();
        if (node instanceof WithoutEventTimeNode<?>) {
            node = node.inputs().get(0);
        }
        if (node instanceof WatermarkNode<?> && node.inputs().get(0) instanceof SourceNode<?> source) {
            int stream = streams.indexOf(source.source().id());
            if (stream >= 0) {
                return stream;
            }
        }
        throw words.refusal("has steps before its operator, or another source");
    }
}
