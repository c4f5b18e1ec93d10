package dev.holdfast.runtime.checkpoint;

import java.util.Objects;

/**
 * What a checkpoint knows of an operator besides its state. Travels in every segment.
 *
 * @param id names the operator's state
 * @param keySchema the key's schema as text
 * @param keyFingerprint the key schema's fingerprint
 * @param stateSchema the state's schema as text
 * @param stateFingerprint the state schema's fingerprint
 * @param stateVersion the version that the user gave to the state record
 * @param timeoutMode the name of the timeout mode
 * @param numRows the number of keys with state after the batch
 */
public record OperatorRecord(
        String id,
        String keySchema,
        String keyFingerprint,
        String stateSchema,
        String stateFingerprint,
        int stateVersion,
        String timeoutMode,
        long numRows) {

    public OperatorRecord {
        Objects.requireNonNull(id);
        Objects.requireNonNull(keySchema);
        Objects.requireNonNull(keyFingerprint);
        Objects.requireNonNull(stateSchema);
        Objects.requireNonNull(stateFingerprint);
        Objects.requireNonNull(timeoutMode);
    }
}
