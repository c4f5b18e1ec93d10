package dev.holdfast.runtime.reader;

import dev.holdfast.keyed.rows.OperatorRecord;
import dev.holdfast.operator.TimeoutMode;
import java.util.List;

/**
 * What a checkpoint knows of an operator besides its rows.
 *
 * @param id names it
 * @param keySchema what the bytes of keys mean, in the notation of schemas
 * @param timeoutMode which time its deadlines follow
 * @param states what it keeps, by name; one without a name for an update function on group state
 */
public record OperatorSummary(String id, String keySchema, TimeoutMode timeoutMode, List<StateSummary> states) {

    public OperatorSummary {
        states = List.copyOf(states);
    }

    static OperatorSummary of(OperatorRecord operator) {
        return new OperatorSummary(
                operator.id(),
                operator.keySchema(),
                TimeoutMode.valueOf(operator.timeoutMode()),
                operator.states().stream().map(StateSummary::of).toList());
    }

    /** The number of rows of all states. */
    public long rows() {
        return states.stream().mapToLong(StateSummary::rows).sum();
    }
}
