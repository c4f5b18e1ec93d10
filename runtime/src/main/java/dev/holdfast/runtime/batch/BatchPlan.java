package dev.holdfast.runtime.batch;

import java.util.List;

/**
 * What the next batch is going to do.
 *
 * @param batchId the batch
 * @param batchTimeMillis its processing time
 * @param ranges what is read of each source, in the order of the plan; all empty in a batch for timeouts only
 */
record BatchPlan(long batchId, long batchTimeMillis, List<SourceInput.Range> ranges) {}
