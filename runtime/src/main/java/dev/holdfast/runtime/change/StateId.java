package dev.holdfast.runtime.change;

import java.util.Comparator;
import java.util.Objects;

/**
 * Names a state of a query: that of an operator, by the name that the operator gives it.
 *
 * @param operatorId the operator
 * @param name tells the states of one operator apart; empty for one that has a single state without a name
 */
public record StateId(String operatorId, String name) implements Comparable<StateId> {

    private static final Comparator<StateId> ORDER =
            Comparator.comparing(StateId::operatorId).thenComparing(StateId::name);

    public StateId {
        Objects.requireNonNull(operatorId);
        Objects.requireNonNull(name);
    }

    @Override
    public int compareTo(StateId other) {
        return ORDER.compare(this, other);
    }

    /** As people read it: {@code operator/state}, or the operator alone. */
    @Override
    public String toString() {
        return name.isEmpty() ? operatorId : operatorId + "/" + name;
    }
}
