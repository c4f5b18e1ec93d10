package dev.holdfast.plan;

import java.util.List;

/**
 * What a pipeline computes, checked: ids are unique, and every event-time operator has a watermark before it.
 *
 * @param sinks its ends, in the order in which the pipeline names them; at least one
 */
public record LogicalPlan(List<SinkNode<?>> sinks) {

    /** @throws InvalidPipelineException if the plan breaks one of these rules */
    public LogicalPlan {
        sinks = List.copyOf(sinks);
        if (sinks.isEmpty()) {
            throw new InvalidPipelineException("A pipeline needs at least one sink: end a stream with writeTo(sink).");
        }
        PlanCheck.check(sinks);
    }

    /** Every node once, each behind the nodes that it reads; the same order for the same plan. */
    public List<PlanNode<?>> nodes() {
        return PlanOrder.of(sinks);
    }
}
