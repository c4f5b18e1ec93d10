package dev.holdfast.keyed.fragment;

import dev.holdfast.connector.Update;
import dev.holdfast.plan.FilterNode;
import dev.holdfast.plan.FlatMapNode;
import dev.holdfast.plan.MapNode;
import dev.holdfast.plan.PlanVisitor;
import dev.holdfast.plan.ProcessingTimeNode;
import dev.holdfast.plan.SourceNode;
import dev.holdfast.plan.StatefulNode;
import dev.holdfast.plan.UnionNode;
import dev.holdfast.plan.WatermarkNode;
import dev.holdfast.plan.WithoutEventTimeNode;
import dev.holdfast.plan.WithoutKeyNode;
import java.util.function.Function;
import java.util.function.Predicate;

/** Makes steps of nodes. */
@SuppressWarnings("unchecked") // each function gets what the node before it gives
final class ResultSteps implements PlanVisitor<ResultStep> {

    private final JobWords words;

    ResultSteps(JobWords words) {
        this.words = words;
    }

    @Override
    public ResultStep map(MapNode<?, ?> node) {
        Function<Object, Object> mapFn = (Function<Object, Object>) node.mapFn();
        return (result, out) -> out.accept(mapFn.apply(result));
    }

    @Override
    public ResultStep filter(FilterNode<?, ?> node) {
        Predicate<Object> predicate = (Predicate<Object>) node.predicate();
        return (result, out) -> {
            if (predicate.test(result)) {
                out.accept(result);
            }
        };
    }

    @Override
    public ResultStep flatMap(FlatMapNode<?, ?> node) {
        Function<Object, Iterable<?>> flatMapFn = (Function<Object, Iterable<?>>) (Function<?, ?>) node.flatMapFn();
        return (result, out) -> flatMapFn.apply(result).forEach(out);
    }

    @Override
    public ResultStep withoutKey(WithoutKeyNode<?> node) {
        return (result, out) -> out.accept(((Update<?>) result).row());
    }

    @Override
    public ResultStep withoutEventTime(WithoutEventTimeNode<?> node) {
        return ResultStep.NONE;
    }

    @Override
    public ResultStep source(SourceNode<?> node) {
        throw words.refusal("has no operator with state");
    }

    @Override
    public ResultStep union(UnionNode<?> node) {
        throw words.refusal("has a union of results");
    }

    @Override
    public ResultStep watermark(WatermarkNode<?> node) {
        throw words.refusal("has no operator with state, or gives its results event times by withResultTime(…)");
    }

    @Override
    public ResultStep processingTime(ProcessingTimeNode<?> node) {
        throw words.refusal("has withProcessingTime() behind its operator");
    }

    @Override
    public ResultStep stateful(StatefulNode<?, ?> node) {
        throw words.refusal("has two operators");
    }
}
