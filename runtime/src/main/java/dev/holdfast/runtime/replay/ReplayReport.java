package dev.holdfast.runtime.replay;

import java.util.List;

/**
 * What a replay has seen.
 *
 * @param operatorId the operator
 * @param key the key as JSON
 * @param batches the batches, in their order; also those in which the key had no call
 */
public record ReplayReport(String operatorId, String key, List<ReplayedBatch> batches) {

    /** Copies the list. */
    public ReplayReport {
        batches = List.copyOf(batches);
    }

    /** The calls of all batches, in their order. */
    public List<ReplayedCall> calls() {
        return batches.stream().flatMap(batch -> batch.calls().stream()).toList();
    }

    /** Whether nothing was found to differ from the commits. */
    public boolean isAsCommitted() {
        return batches.stream().allMatch(ReplayedBatch::isAsCommitted);
    }

    /** All of it as tables, for people. */
    @Override
    public String toString() {
        return ReplayText.of(this);
    }
}
