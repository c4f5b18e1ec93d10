package dev.holdfast.plan;

import java.util.List;
import java.util.Objects;

/** Takes the event time away. */
public final class WithoutEventTimeNode<T> implements PlanNode<T> {

    private final PlanNode<T> input;

    /** The events of the input as they are, without time and watermark. */
    public WithoutEventTimeNode(PlanNode<T> input) {
        this.input = Objects.requireNonNull(input, "input");
    }

    /** The step before. */
    public PlanNode<T> input() {
        return input;
    }

    @Override
    public List<PlanNode<?>> inputs() {
        return List.of(input);
    }

    @Override
    public <X> X accept(PlanVisitor<X> visitor) {
        return visitor.withoutEventTime(this);
    }
}
