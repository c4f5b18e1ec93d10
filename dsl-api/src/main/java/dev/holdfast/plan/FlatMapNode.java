package dev.holdfast.plan;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** Any number of events for each event; keeps event time. */
public final class FlatMapNode<I, T> implements PlanNode<T> {

    private final PlanNode<I> input;
    private final Function<? super I, ? extends Iterable<? extends T>> flatMapFn;

    /** Gives any number of events for each event of the input. */
    public FlatMapNode(PlanNode<I> input, Function<? super I, ? extends Iterable<? extends T>> flatMapFn) {
        this.input = Objects.requireNonNull(input, "input");
        this.flatMapFn = Objects.requireNonNull(flatMapFn, "flatMapFn");
    }

    /** The step before. */
    public PlanNode<I> input() {
        return input;
    }

    /** Gives the new events. Called from several threads at once. */
    public Function<? super I, ? extends Iterable<? extends T>> flatMapFn() {
        return flatMapFn;
    }

    @Override
    public List<PlanNode<?>> inputs() {
        return List.of(input);
    }

    @Override
    public <X> X accept(PlanVisitor<X> visitor) {
        return visitor.flatMap(this);
    }
}
