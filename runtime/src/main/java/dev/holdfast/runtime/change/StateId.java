package dev.holdfast.runtime.change;

import java.util.Comparator;
import java.util.Objects;
import java.util.Set;

/**
 * Names a state of a query: that of an operator, by the name that the operator gives it.
 *
 * @param operatorId the operator
 * @param name tells the states of one operator apart; empty for one that has a single state without a name
 */
public record StateId(String operatorId, String name) implements Comparable<StateId> {

    private static final String NEXT_PLACE = ".next";
    private static final Comparator<StateId> ORDER =
            Comparator.comparing(StateId::operatorId).thenComparing(StateId::name);

    public StateId {
        Objects.requireNonNull(operatorId);
        Objects.requireNonNull(name);
    }

    /**
     * Whether the state is to be dropped. The place of a list's next element, which only the library knows, goes with the list.
     *
     * @param dropped operators, and states as {@code operator/state}
     */
    public boolean isAmong(Set<String> dropped) {
        String text = toString();
        return dropped.contains(operatorId)
                || dropped.contains(text)
                || (text.endsWith(NEXT_PLACE)
                        && dropped.contains(text.substring(0, text.length() - NEXT_PLACE.length())));
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
