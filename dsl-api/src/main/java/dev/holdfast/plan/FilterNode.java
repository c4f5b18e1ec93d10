package dev.holdfast.plan;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/** Leaves events out. Those that stay are of type {@code T}; keeps event time. */
public final class FilterNode<I, T> implements PlanNode<T> {

    private final PlanNode<I> input;
    private final Predicate<? super I> predicate;

    /** Keeps the events for which the predicate holds. */
    public FilterNode(PlanNode<I> input, Predicate<? super I> predicate) {
        this.input = Objects.requireNonNull(input, "input");
        this.predicate = Objects.requireNonNull(predicate, "predicate");
    }

    /** The step before. */
    public PlanNode<I> input() {
        return input;
    }

    /** True for an event that stays. Called from several threads at once. */
    public Predicate<? super I> predicate() {
        return predicate;
    }

    @Override
    public List<PlanNode<?>> inputs() {
        return List.of(input);
    }

    @Override
    public <X> X accept(PlanVisitor<X> visitor) {
        return visitor.filter(this);
    }
}
