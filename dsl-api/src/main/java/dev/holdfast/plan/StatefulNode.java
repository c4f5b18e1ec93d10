package dev.holdfast.plan;

import dev.holdfast.field.All;
import dev.holdfast.operator.OperatorDeclaration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Groups the events of one or several streams by key, and has an operator run for each key. Its results have an event time if the
 * operator gives them one.
 *
 * @param <K> the type of the key
 * @param <R> the type of the results
 */
public final class StatefulNode<K, R> implements PlanNode<R> {

    private final List<KeyedInput<K, ?>> inputs;
    private final OperatorDeclaration<K, ?, R> operator;
    private final @Nullable StatefulNode<All, Void> broadcast;
    private final @Nullable StatefulNode<K, R> whole;

    /** @param inputs at least one; their numbers, from 0, are what the operator knows them by */
    public StatefulNode(List<? extends KeyedInput<K, ?>> inputs, OperatorDeclaration<K, ?, R> operator) {
        this(inputs, operator, null, null);
    }

    private StatefulNode(
            List<? extends KeyedInput<K, ?>> inputs,
            OperatorDeclaration<K, ?, R> operator,
            @Nullable StatefulNode<All, Void> broadcast,
            @Nullable StatefulNode<K, R> whole) {
        this.whole = whole;
        this.inputs = List.copyOf(inputs);
        this.broadcast = broadcast;
        this.operator = Objects.requireNonNull(operator, "operator");
        if (inputs.isEmpty()) {
            throw new IllegalArgumentException("operator '" + operator.id() + "' has no input");
        }
    }

    /** An operator that reads one stream. */
    public static <K, T, R> StatefulNode<K, R> of(
            PlanNode<T> input, Function<? super T, ? extends K> keyFn, OperatorDeclaration<K, ? super T, R> operator) {
        return new StatefulNode<>(List.of(new KeyedInput<K, T>(input, keyFn)), operator);
    }

    /** The same, whose calls for every key read what another operator keeps. That one runs before it in each batch. */
    public StatefulNode<K, R> withBroadcast(StatefulNode<All, Void> changes) {
        return new StatefulNode<>(inputs, operator, Objects.requireNonNull(changes, "changes"), whole);
    }

    /** The same, which merges what another operator has computed in parts. An engine that runs one operator alone takes another node in place of both. */
    public StatefulNode<K, R> mergingPartsOf(StatefulNode<K, R> wholeNode) {
        return new StatefulNode<>(inputs, operator, broadcast, Objects.requireNonNull(wholeNode, "wholeNode"));
    }

    /** What gives the same as this node and the one before it, in one operator; null if this is one that merges no parts. */
    public @Nullable StatefulNode<K, R> whole() {
        return whole;
    }

    /** The operator that keeps what the calls for every key read; null if there is none. */
    public @Nullable StatefulNode<All, Void> broadcast() {
        return broadcast;
    }

    /** What it reads, in the order in which events count as having arrived. */
    public List<KeyedInput<K, ?>> keyedInputs() {
        return inputs;
    }

    /** What is done with each key. */
    public OperatorDeclaration<K, ?, R> operator() {
        return operator;
    }

    @Override
    public List<PlanNode<?>> inputs() {
        return inputs.stream().<PlanNode<?>>map(KeyedInput::node).toList();
    }

    @Override
    public List<PlanNode<?>> before() {
        List<PlanNode<?>> before = new ArrayList<>(inputs());
        if (broadcast != null) {
            before.add(broadcast);
        }
        return before;
    }

    @Override
    public <X> X accept(PlanVisitor<X> visitor) {
        return visitor.stateful(this);
    }
}
