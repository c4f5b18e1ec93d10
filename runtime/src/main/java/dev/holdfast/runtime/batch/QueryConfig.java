package dev.holdfast.runtime.batch;

import dev.holdfast.connector.ReadLimits;
import dev.holdfast.engine.Trigger;
import dev.holdfast.runtime.operator.CallWatch;
import java.time.Duration;
import java.util.List;
import java.util.SortedSet;
import java.util.UUID;

/**
 * How a query is to run.
 *
 * @param runId this run of it
 * @param name for people, or empty to use the query's id
 * @param trigger when batches start
 * @param limits of a batch, for each source
 * @param pollInterval how often sources are asked that do not wake the query
 * @param idleReportInterval how often the progress of a query without anything to do is told
 * @param maxClockStep how far the clock may jump before the log says so
 * @param droppedStates operators, and states as {@code operator/state}, that the pipeline no longer has and whose rows go
 * @param budgets how much state there may be
 * @param watch sees the calls of update functions
 */
public record QueryConfig(
        UUID runId,
        String name,
        Trigger trigger,
        ReadLimits limits,
        Duration pollInterval,
        Duration idleReportInterval,
        Duration maxClockStep,
        SortedSet<String> droppedStates,
        List<BudgetOf> budgets,
        CallWatch watch) {

    /** What the query with this id is called. */
    String nameOf(UUID queryId) {
        return name.isEmpty() ? queryId.toString() : name;
    }

    /** Whether the query ends by itself, when it has done what there was to do at its start. */
    boolean endsWhenDone() {
        return trigger instanceof Trigger.AvailableNow || trigger instanceof Trigger.Once;
    }
}
