package dev.holdfast.runtime.batch;

import dev.holdfast.connector.Offset;
import dev.holdfast.engine.CheckpointIncompatibleException;
import dev.holdfast.engine.Trigger;
import dev.holdfast.keyed.turns.BatchTimes;
import dev.holdfast.operator.TimeoutMode;
import dev.holdfast.runtime.operator.OperatorInstance;
import dev.holdfast.runtime.time.Clock;
import dev.holdfast.runtime.watermark.Watermarks;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Decides whether there is a next batch, and what it reads.
 *
 * <p>There is one if a source has something to read. There is one without input if the last batch moved the watermark of a
 * query with event-time timeouts, or if a timeout is due. A query that has neither does nothing.
 *
 * <p>When nothing is left to do, event time may be closed: one more batch without input sees the end of time, and more follow
 * until no timeout is due. Nothing is read from then on: after the timeouts, input is refused, since all of it would be late.
 */
final class BatchPlanner {

    private final List<SourceInput> sources;
    private final List<? extends OperatorInstance<?, ?, ?>> operators;
    private final Watermarks watermarks;
    private final WatermarkFlow flow;
    private final boolean hasEventTimeTimeouts;
    private final List<? extends OperatorInstance<?, ?, ?>> byClock;
    private final boolean runsWithoutInput;
    private boolean closesWhenDone;
    private final Clock clock;
    private final ClockWatch clockWatch;
    private long nextBatchId;
    private long lastBatchTimeMillis;
    private long lastLookMillis;
    private boolean dataAvailable;
    private List<SourceInput.Range> lastRanges = List.of();
    private BatchPlan.Cost lastCost = new BatchPlan.Cost(0, 0, 0);

    BatchPlanner(QueryParts parts, QueryConfig config, Clock clock) {
        this.clock = clock;
        clockWatch = new ClockWatch(config.maxClockStep(), parts.log()::warn);
        sources = parts.sources();
        operators = parts.operators();
        watermarks = parts.watermarks();
        flow = new WatermarkFlow(parts.graph());
        hasEventTimeTimeouts = parts.graph().hasEventTimeTimeouts();
        byClock = IntStream.range(0, operators.size())
                .filter(number ->
                        parts.graph().followsClock(parts.graph().operators().get(number)))
                .mapToObj(operators::get)
                .toList();
        runsWithoutInput = !(config.trigger() instanceof Trigger.Once);
        closesWhenDone = config.trigger() instanceof Trigger.AvailableNow now && now.closesEventTime();
    }

    /** Takes up behind a committed batch. */
    void restore(long batchId, long batchTimeMillis) {
        nextBatchId = batchId + 1;
        lastBatchTimeMillis = batchTimeMillis;
    }

    /** Closes event time when there is nothing else to do, as {@link Trigger.AvailableNow#thenCloseEventTime} does. */
    void closeWhenDone() {
        closesWhenDone = true;
    }

    /**
     * The next batch, if there is something to do now.
     *
     * @throws CheckpointIncompatibleException if there is input, but event time is closed
     */
    Optional<BatchPlan> next() throws IOException {
        long start = clock.nanoTime();
        List<Offset> latest = new ArrayList<>();
        for (SourceInput source : sources) {
            latest.add(source.latest());
        }
        long middle = clock.nanoTime();
        boolean isBatch = plan(latest);
        lastCost = new BatchPlan.Cost(start, middle - start, clock.nanoTime() - middle);
        return isBatch
                ? Optional.of(new BatchPlan(nextBatchId++, lastBatchTimeMillis, lastRanges, lastCost))
                : Optional.empty();
    }

    /** What {@link #next} found when it found nothing to do: the batch that is still to come, with nothing in it. */
    BatchPlan idle() {
        return new BatchPlan(nextBatchId, lastLookMillis, lastRanges, lastCost);
    }

    /** Plans what is read, and says whether there is something to do. */
    private boolean plan(List<Offset> latest) throws IOException {
        List<SourceInput.Range> ranges = new ArrayList<>();
        for (int source = 0; source < sources.size(); source++) {
            ranges.add(sources.get(source).plan(latest.get(source)));
        }
        lastRanges = ranges;
        dataAvailable = !ranges.stream().allMatch(SourceInput.Range::isEmpty);
        long clockMillis = clock.millis();
        clockWatch.look(clockMillis, clock.nanoTime(), lastBatchTimeMillis);
        long now = Math.max(lastBatchTimeMillis, clockMillis);
        lastLookMillis = now;
        if (watermarks.isClosed() ? isTimeoutLeft(now) : hasWork(now)) {
            lastBatchTimeMillis = now;
            lastRanges = watermarks.isClosed() ? nothing(ranges) : ranges;
            return true;
        }
        if (watermarks.isClosed() && dataAvailable) {
            throw refusal(ranges);
        }
        return false;
    }

    private boolean hasWork(long now) {
        if (dataAvailable || (runsWithoutInput && isTimeoutDue(now))) {
            return true;
        }
        if (closesWhenDone && hasEventTimeTimeouts && nextBatchId > 0) {
            watermarks.close();
            return true;
        }
        return false;
    }

    private static List<SourceInput.Range> nothing(List<SourceInput.Range> ranges) {
        return ranges.stream().map(SourceInput.Range::none).toList();
    }

    private CheckpointIncompatibleException refusal(List<SourceInput.Range> ranges) {
        List<String> withInput = IntStream.range(0, sources.size())
                .filter(number -> !ranges.get(number).isEmpty())
                .mapToObj(number -> sources.get(number).id())
                .toList();
        return new CheckpointIncompatibleException("There is new input of " + withInput
                + ", but event time of this query was closed, by thenCloseEventTime(), in batch " + (nextBatchId - 1)
                + " or before: every timeout has fired, and every event would be late. Start a query with a new checkpoint"
                + " directory for this input; and where more is to come, close event time only with the last.");
    }

    /** Whether there was something to read when {@link #next} last looked. */
    boolean isDataAvailable() {
        return dataAvailable;
    }

    /**
     * When to look again for something to do without input: no timeout is due before, and no stream idle;
     * {@link Long#MAX_VALUE} if there is nothing.
     */
    long nextChangeMillis() {
        long now = Math.max(lastBatchTimeMillis, clock.millis());
        long earliest = Math.min(earliestDeadline(now), nextByClock(now));
        long timeout = earliest == Long.MAX_VALUE ? earliest : earliest + 1;
        return hasEventTimeTimeouts ? Math.min(timeout, watermarks.nextIdleMillis(lastLookMillis)) : timeout;
    }

    private boolean isTimeoutDue(long now) {
        return (hasEventTimeTimeouts && watermarks.advancesWithoutEvents(now)) || isTimeoutLeft(now);
    }

    private boolean isTimeoutLeft(long now) {
        return (hasEventTimeTimeouts && isEventTimeTimeoutLeft(now)) || earliestDeadline(now) < now;
    }

    /**
     * Whether a timeout is due by the watermark of the last batch, or by the clock where event time follows it: it was set to a time that had passed, there was no room for it
     * in that batch, or its key had events then, but the call failed.
     */
    private boolean isEventTimeTimeoutLeft(long now) {
        List<BatchTimes> times = flow.times(now, watermarks);
        return IntStream.range(0, operators.size())
                .filter(number -> operators.get(number).operator().timeoutMode() == TimeoutMode.EVENT_TIME)
                .anyMatch(
                        number -> isDue(operators.get(number), times.get(number).watermarkMillis()));
    }

    private static boolean isDue(OperatorInstance<?, ?, ?> operator, long watermarkMillis) {
        return operator.nextDeadlineMillis(TimeoutMode.EVENT_TIME, watermarkMillis) < watermarkMillis;
    }

    /** The next deadline of operators whose event time follows the clock. What is due by now and waits for another stream does not count. */
    private long nextByClock(long now) {
        return byClock.stream()
                .mapToLong(operator -> operator.nextDeadlineMillis(TimeoutMode.EVENT_TIME, now))
                .filter(deadline -> deadline >= now)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    private long earliestDeadline(long now) {
        return operators.stream()
                .mapToLong(operator -> operator.nextDeadlineMillis(TimeoutMode.PROCESSING_TIME, now))
                .min()
                .orElse(Long.MAX_VALUE);
    }
}
