package dev.holdfast.plan;

import dev.holdfast.connector.Update;
import java.util.List;
import java.util.Objects;

/**
 * Takes from each update its row, and forgets which key it is the result of.
 *
 * @param <T> the type of the rows
 */
public final class WithoutKeyNode<T> implements PlanNode<T> {

    private final PlanNode<Update<T>> input;

    /** The rows of the input's updates. */
    public WithoutKeyNode(PlanNode<Update<T>> input) {
        this.input = Objects.requireNonNull(input, "input");
    }

    @Override
    public List<PlanNode<?>> inputs() {
        return List.of(input);
    }

    @Override
    public <X> X accept(PlanVisitor<X> visitor) {
        return visitor.withoutKey(this);
    }
}
