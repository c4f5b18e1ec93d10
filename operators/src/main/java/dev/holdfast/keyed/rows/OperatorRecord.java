package dev.holdfast.keyed.rows;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a checkpoint knows of an operator besides its rows. Travels in every segment.
 *
 * @param id names the operator
 * @param keySchema the key's schema as text
 * @param keyFingerprint the key schema's fingerprint
 * @param timeoutMode the name of the timeout mode
 * @param states what it keeps, by ascending name
 */
public record OperatorRecord(
        String id, String keySchema, String keyFingerprint, String timeoutMode, List<WrittenState> states) {

    public OperatorRecord {
        Objects.requireNonNull(id);
        Objects.requireNonNull(keySchema);
        Objects.requireNonNull(keyFingerprint);
        Objects.requireNonNull(timeoutMode);
        states = List.copyOf(states);
        for (int i = 1; i < states.size(); i++) {
            if (states.get(i - 1).name().compareTo(states.get(i).name()) >= 0) {
                throw new IllegalArgumentException("the states of operator '" + id + "' are not sorted by name");
            }
        }
    }

    /** One of its states. */
    public Optional<WrittenState> state(String name) {
        return states.stream().filter(state -> state.name().equals(name)).findFirst();
    }

    /** The number of rows of all its states after the batch. */
    public long numRows() {
        return states.stream().mapToLong(WrittenState::numRows).sum();
    }
}
