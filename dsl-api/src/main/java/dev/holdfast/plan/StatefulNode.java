package dev.holdfast.plan;

import dev.holdfast.operator.StatefulOperator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** Groups events by key and calls an update function for each key. Results have no event time. */
public final class StatefulNode<K, T, R> implements PlanNode<R> {

    private final PlanNode<T> input;
    private final Function<? super T, ? extends K> keyFn;
    private final StatefulOperator<K, ? super T, ?, R> operator;

    /** Events by key, and the operator that takes them. */
    public StatefulNode(
            PlanNode<T> input, Function<? super T, ? extends K> keyFn, StatefulOperator<K, ? super T, ?, R> operator) {
        this.input = Objects.requireNonNull(input, "input");
        this.keyFn = Objects.requireNonNull(keyFn, "keyFn");
        this.operator = Objects.requireNonNull(operator, "operator");
    }

    /** The step before. */
    public PlanNode<T> input() {
        return input;
    }

    /** The key of an event; never null. */
    public Function<? super T, ? extends K> keyFn() {
        return keyFn;
    }

    /** What is done with each key. */
    public StatefulOperator<K, ? super T, ?, R> operator() {
        return operator;
    }

    @Override
    public List<PlanNode<?>> inputs() {
        return List.of(input);
    }
}
