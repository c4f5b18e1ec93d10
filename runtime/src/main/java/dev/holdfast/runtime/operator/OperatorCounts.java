package dev.holdfast.runtime.operator;

/**
 * What a batch did in one operator.
 *
 * @param updated rows written
 * @param removed rows removed
 * @param late events dropped because they were late
 * @param timedOut calls for timeouts
 * @param failed calls that failed and were left out
 * @param failedEvents events of these calls
 * @param dataNanos spent in calls with events, over all threads
 * @param timeoutNanos spent in calls for timeouts, over all threads
 */
public record OperatorCounts(
        long updated,
        long removed,
        long late,
        long timedOut,
        long failed,
        long failedEvents,
        long dataNanos,
        long timeoutNanos) {

    /** Of a batch that did nothing. */
    public static final OperatorCounts NONE = new OperatorCounts(0, 0, 0, 0, 0, 0, 0, 0);
}
