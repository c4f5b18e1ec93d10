package dev.holdfast.keyed.fragment;

import dev.holdfast.plan.PlanNode;
import java.util.function.Consumer;

/** What a fragment does with a result of its operator. */
@FunctionalInterface
public interface ResultStep {

    /** Nothing: the result is given as it is. */
    ResultStep NONE = (result, out) -> out.accept(result);

    /** Gives any number of results for one. */
    void apply(Object result, Consumer<Object> out);

    /** This step behind another one. */
    default ResultStep after(ResultStep first) {
        return (result, out) -> first.apply(result, next -> apply(next, out));
    }

    /** The step of a node; refuses what is no step that a result can pass by itself. */
    static ResultStep of(PlanNode<?> node, JobWords words) {
        return node.accept(new ResultSteps(words));
    }
}
