package dev.holdfast.runtime.operator;

/**
 * What a batch did in one operator.
 *
 * @param updated rows written
 * @param removed rows removed
 * @param late events dropped because they were late
 * @param timedOut calls for timeouts
 * @param dataNanos spent in calls with events, over all threads
 * @param timeoutNanos spent in calls for timeouts, over all threads
 */
public record OperatorCounts(long updated, long removed, long late, long timedOut, long dataNanos, long timeoutNanos) {}
