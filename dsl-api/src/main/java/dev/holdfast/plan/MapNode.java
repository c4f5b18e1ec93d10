package dev.holdfast.plan;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** One event for each event; keeps event time. */
public final class MapNode<I, T> implements PlanNode<T> {

    private final PlanNode<I> input;
    private final Function<? super I, ? extends T> mapFn;

    /** Gives one event for each event of the input. */
    public MapNode(PlanNode<I> input, Function<? super I, ? extends T> mapFn) {
        this.input = Objects.requireNonNull(input, "input");
        this.mapFn = Objects.requireNonNull(mapFn, "mapFn");
    }

    /** The step before. */
    public PlanNode<I> input() {
        return input;
    }

    /** Gives the new event; never null. Called from several threads at once. */
    public Function<? super I, ? extends T> mapFn() {
        return mapFn;
    }

    @Override
    public List<PlanNode<?>> inputs() {
        return List.of(input);
    }

    @Override
    public <X> X accept(PlanVisitor<X> visitor) {
        return visitor.map(this);
    }
}
