package dev.holdfast.runtime.reader;

import java.time.Instant;

/**
 * Rows for one sink that are committed and not known to be delivered.
 *
 * @param sinkId the sink
 * @param batchId the batch
 * @param batchTime its processing time
 * @param rows how many there are
 */
public record UndeliveredRows(String sinkId, long batchId, Instant batchTime, long rows) {}
