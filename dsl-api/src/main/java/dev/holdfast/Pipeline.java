package dev.holdfast;

import dev.holdfast.annotation.CheckReturnValue;
import dev.holdfast.connector.Sink;
import dev.holdfast.operator.OutputMode;
import dev.holdfast.plan.LogicalPlan;
import dev.holdfast.plan.PlanNode;
import dev.holdfast.plan.SinkNode;
import java.util.ArrayList;
import java.util.List;

/**
 * One or more streams, each with its sink: what an engine runs. Immutable, and may be started any number of times.
 *
 * <pre>{@code
 * Pipeline pipeline = Pipeline.of(
 *         sessions.writeTo(JsonLines.sink(closed)),
 *         totals.writeTo(Console.sink()));
 * }</pre>
 *
 * <p>Rejected when it is built, with an {@link dev.holdfast.plan.InvalidPipelineException}: one operator id twice.
 *
 * <pre>{@code
 * Pipeline.of(
 *         european.mapGroupsWithState(SessionsOperators.track()).writeTo(a),
 *         american.mapGroupsWithState(SessionsOperators.track()).writeTo(b))   // say .named("…") on one of them
 * }</pre>
 */
@CheckReturnValue
public final class Pipeline {

    private final LogicalPlan plan;

    private Pipeline(LogicalPlan plan) {
        this.plan = plan;
    }

    /**
     * Several sinks in one query: one commit covers them all.
     *
     * @throws dev.holdfast.plan.InvalidPipelineException if two operators, sources or sinks have one id
     */
    public static Pipeline of(Pipeline first, Pipeline... others) {
        List<SinkNode<?>> sinks = new ArrayList<>(first.plan.sinks());
        for (Pipeline other : others) {
            sinks.addAll(other.plan.sinks());
        }
        return new Pipeline(new LogicalPlan(sinks));
    }

    static <T> Pipeline endingIn(PlanNode<T> node, Sink<? super T> sink, OutputMode outputMode) {
        return new Pipeline(new LogicalPlan(List.of(new SinkNode<>(node, sink, outputMode))));
    }

    /** What the pipeline computes, for engines. */
    public LogicalPlan plan() {
        return plan;
    }
}
