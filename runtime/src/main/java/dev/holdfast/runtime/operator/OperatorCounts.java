package dev.holdfast.runtime.operator;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

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
 * @param metrics figures of the operator's own, by name
 */
public record OperatorCounts(
        long updated,
        long removed,
        long late,
        long timedOut,
        long failed,
        long failedEvents,
        long dataNanos,
        long timeoutNanos,
        SortedMap<String, Long> metrics) {

    /** Of a batch that did nothing. */
    public static OperatorCounts none(List<String> metrics) {
        SortedMap<String, Long> zeros = new TreeMap<>();
        metrics.forEach(metric -> zeros.put(metric, 0L));
        return new OperatorCounts(0, 0, 0, 0, 0, 0, 0, 0, zeros);
    }
}
