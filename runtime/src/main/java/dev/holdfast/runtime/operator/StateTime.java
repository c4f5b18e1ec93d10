package dev.holdfast.runtime.operator;

/**
 * The time of a state in a batch.
 *
 * @param thresholdMillis rows with a deadline before this are due; {@link dev.holdfast.keyed.rows.Row#NO_DEADLINE} if there are none
 * @param isEventTime whether deadlines are in event time
 */
record StateTime(long thresholdMillis, boolean isEventTime) {}
