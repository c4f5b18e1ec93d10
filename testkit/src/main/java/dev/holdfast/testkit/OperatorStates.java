package dev.holdfast.testkit;

import dev.holdfast.keyed.KeyedOperator;
import dev.holdfast.keyed.declared.KeyedOperators;
import dev.holdfast.operator.StatefulOperator;
import dev.holdfast.plan.StatefulNode;
import dev.holdfast.runtime.SteppedQuery;
import dev.holdfast.runtime.batch.QueryGraph;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What all operators of a query keep, at one moment; the operator nearest to a sink first. */
final class OperatorStates {

    private final Map<String, KeyStates<?, ?>> byId = new LinkedHashMap<>();

    private OperatorStates() {}

    static OperatorStates of(QueryGraph graph, SteppedQuery query) {
        OperatorStates states = new OperatorStates();
        List<StatefulNode<?, ?>> operators = new ArrayList<>(graph.operators());
        Collections.reverse(operators);
        operators.forEach(node -> states.add(KeyedOperators.of(node.operator()), query));
        return states;
    }

    private <K> void add(KeyedOperator<K, ?, ?> operator, SteppedQuery query) {
        byId.put(operator.id(), new KeyStates<K, Object>(operator, query.states(operator)));
    }

    List<String> ids() {
        return List.copyOf(byId.keySet());
    }

    KeyStates<?, ?> of(String operatorId) {
        if (!byId.containsKey(operatorId)) {
            throw new IllegalArgumentException(
                    "The pipeline has no operator '" + operatorId + "'; it has " + byId.keySet() + ".");
        }
        return Objects.requireNonNull(byId.get(operatorId));
    }

    @SuppressWarnings("unchecked") // an operator id stands for one operator, whose types these are
    <K, S> KeyStates<K, S> of(StatefulOperator<K, ?, S, ?> operator) {
        return (KeyStates<K, S>) of(operator.spec().id());
    }

    Optional<String> firstDifference(OperatorStates other, String what, String then) {
        return byId.entrySet().stream()
                .flatMap(entry -> entry.getValue().firstDifference(other.of(entry.getKey()), what, then).stream())
                .findFirst();
    }
}
