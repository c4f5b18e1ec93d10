package dev.holdfast.runtime.batch;

import java.util.List;

/**
 * What the next batch is going to do.
 *
 * @param batchId the batch
 * @param batchTimeMillis its processing time
 * @param ranges what is read of each source, in the order of the plan; all empty in a batch for timeouts only
 * @param cost of finding this out
 */
record BatchPlan(long batchId, long batchTimeMillis, List<SourceInput.Range> ranges, Cost cost) {

    /**
     * What a plan has cost.
     *
     * @param startNanos when it was begun
     * @param lookNanos to ask the sources what there is
     * @param planNanos to decide what to do
     */
    record Cost(long startNanos, long lookNanos, long planNanos) {}
}
