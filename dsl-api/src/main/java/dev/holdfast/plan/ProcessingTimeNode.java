package dev.holdfast.plan;

import java.util.List;
import java.util.Objects;

/**
 * Gives each event the processing time of its batch as its event time. The watermark behind it is the batch's processing time.
 *
 * @param <T> the type of the events
 */
public final class ProcessingTimeNode<T> implements PlanNode<T> {

    private final PlanNode<T> input;

    /** The events of the input, with the time at which they are processed. */
    public ProcessingTimeNode(PlanNode<T> input) {
        this.input = Objects.requireNonNull(input, "input");
    }

    @Override
    public List<PlanNode<?>> inputs() {
        return List.of(input);
    }

    @Override
    public <X> X accept(PlanVisitor<X> visitor) {
        return visitor.processingTime(this);
    }
}
