package dev.holdfast.runtime.batch;

import dev.holdfast.connector.Offset;
import dev.holdfast.engine.StreamingQueryProgress;
import dev.holdfast.engine.StreamingQueryProgress.SinkProgress;
import dev.holdfast.engine.StreamingQueryProgress.SourceProgress;
import dev.holdfast.engine.StreamingQueryProgress.StateOperatorProgress;
import dev.holdfast.engine.StreamingQueryProgress.StreamWatermark;
import dev.holdfast.keyed.EventTimes;
import dev.holdfast.operator.OperatorDeclaration;
import dev.holdfast.plan.StatefulNode;
import dev.holdfast.runtime.operator.OperatorCounts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Turns what a batch did into its progress. Used by one thread at a time. */
final class ProgressReport {

    private final UUID queryId;
    private final UUID runId;
    private final String name;
    private final QueryGraph graph;
    private final int keyGroups;
    private final int workers;
    private final boolean hasWatermark;
    private final List<StateTrend> trends;
    private long lastStartNanos = Long.MIN_VALUE;

    ProgressReport(UUID queryId, UUID runId, String name, QueryGraph graph, int keyGroups, int workers) {
        this.queryId = queryId;
        this.runId = runId;
        this.name = name;
        this.graph = graph;
        this.keyGroups = keyGroups;
        this.workers = workers;
        hasWatermark = !graph.streams().isEmpty();
        trends = graph.operators().stream().map(node -> new StateTrend()).toList();
    }

    StreamingQueryProgress of(BatchResult batch, CommitStage.Timing timing, long nowNanos) {
        BatchResult.Figures figures = batch.figures();
        long start = batch.plan().cost().startNanos();
        Pace pace = new Pace(lastStartNanos == Long.MIN_VALUE ? 0 : start - lastStartNanos, nowNanos - start, nowNanos);
        lastStartNanos = start;
        SortedMap<String, Long> durations = durations(batch.plan().cost(), pace);
        durations.put("getBatch", millis(figures.readNanos()));
        durations.put("addBatch", millis(figures.runNanos()));
        durations.put("walCommit", millis(timing.writeNanos()));
        durations.put("commitOffsets", millis(timing.commitNanos()));
        durations.put("delivery", millis(timing.deliveryNanos()));
        List<Long> sinkRows = batch.sinks().stream().map(SinkRows::count).toList();
        return progress(batch.plan(), figures, pace, durations, sinkRows);
    }

    /** What a query has that found nothing to do. */
    StreamingQueryProgress idle(BatchPlan plan, BatchResult.Figures figures, long nowNanos) {
        Pace pace = new Pace(0, nowNanos - plan.cost().startNanos(), nowNanos);
        List<Long> noRows = Collections.nCopies(graph.sinks().size(), 0L);
        return progress(plan, figures, pace, durations(plan.cost(), pace), noRows);
    }

    private StreamingQueryProgress progress(
            BatchPlan plan,
            BatchResult.Figures figures,
            Pace pace,
            SortedMap<String, Long> durations,
            List<Long> sinkRows) {
        long rows =
                figures.sources().stream().mapToLong(SourceInput.Counts::read).sum();
        return new StreamingQueryProgress(
                queryId,
                runId,
                name,
                Instant.ofEpochMilli(plan.batchTimeMillis()),
                plan.batchId(),
                millis(pace.durationNanos()),
                rows,
                pace.inputRate(rows),
                pace.processingRate(rows),
                durations,
                eventTime(figures),
                streams(figures),
                operators(figures, pace.nowNanos()),
                sources(plan, figures, pace),
                sinks(sinkRows));
    }

    /** The steps that an idle query has too. */
    private static SortedMap<String, Long> durations(BatchPlan.Cost cost, Pace pace) {
        SortedMap<String, Long> millis = new TreeMap<>();
        millis.put("latestOffset", millis(cost.lookNanos()));
        millis.put("queryPlanning", millis(cost.planNanos()));
        millis.put("triggerExecution", millis(pace.durationNanos()));
        return millis;
    }

    private SortedMap<String, Instant> eventTime(BatchResult.Figures figures) {
        SortedMap<String, Instant> times = new TreeMap<>();
        if (hasWatermark) {
            if (figures.watermarkMillis() != EventTimes.NONE) {
                times.put("watermark", Instant.ofEpochMilli(figures.watermarkMillis()));
            }
            if (!figures.eventTimes().isEmpty()) {
                times.put("min", Instant.ofEpochMilli(figures.eventTimes().min()));
                times.put("avg", Instant.ofEpochMilli(figures.eventTimes().average()));
                times.put("max", Instant.ofEpochMilli(figures.eventTimes().max()));
            }
        }
        return times;
    }

    private static List<StreamWatermark> streams(BatchResult.Figures figures) {
        return figures.streams().stream()
                .map(stream -> new StreamWatermark(stream.id(), time(stream.watermarkMillis()), stream.isIdle()))
                .toList();
    }

    private static @Nullable Instant time(long millis) {
        return millis == EventTimes.NONE ? null : Instant.ofEpochMilli(millis);
    }

    /** The one nearest to the sink first, as Spark numbers them. */
    private List<StateOperatorProgress> operators(BatchResult.Figures figures, long nowNanos) {
        List<StateOperatorProgress> progress = new ArrayList<>();
        for (int number = 0; number < graph.operators().size(); number++) {
            StatefulNode<?, ?> node = graph.operators().get(number);
            SortedMap<String, Long> trend = new TreeMap<>();
            trends.get(number)
                    .take(
                            nowNanos,
                            figures.sizes().get(number).rows(),
                            figures.operators().get(number).removed(),
                            trend);
            progress.add(operator(
                    node.operator(),
                    figures.operators().get(number),
                    figures.sizes().get(number),
                    figures.applyNanos().get(number),
                    trend));
        }
        Collections.reverse(progress);
        return progress;
    }

    private StateOperatorProgress operator(
            OperatorDeclaration<?, ?, ?> operator,
            OperatorCounts counts,
            BatchResult.OperatorSize size,
            long applyNanos,
            SortedMap<String, Long> custom) {
        custom.putAll(size.metrics());
        custom.putAll(counts.metrics());
        custom.put("largestKeyGroupRows", size.largestKeyGroupRows());
        custom.put("numExpiredTimers", counts.timedOut());
        custom.put("numFailedCalls", counts.failed());
        custom.put("numRegisteredTimers", size.timers());
        custom.put("numRowsDroppedByFailure", counts.failedEvents());
        size.rowsOfStates().forEach((state, rows) -> custom.put("numRows." + state, rows));
        return new StateOperatorProgress(
                operator.kind(),
                operator.id(),
                size.rows(),
                counts.updated(),
                millis(counts.dataNanos()),
                counts.removed(),
                millis(counts.timeoutNanos()),
                millis(applyNanos),
                size.bytes(),
                counts.late(),
                keyGroups,
                workers,
                custom);
    }

    private List<SourceProgress> sources(BatchPlan plan, BatchResult.Figures figures, Pace pace) {
        List<SourceProgress> progress = new ArrayList<>();
        for (int number = 0; number < graph.sources().size(); number++) {
            SourceInput.Range range = plan.ranges().get(number);
            SourceInput.Counts counts = figures.sources().get(number);
            SortedMap<String, Long> metrics = new TreeMap<>();
            metrics.put("numDeadLetters", counts.dead());
            metrics.put("numRowsSkipped", counts.skippedCount());
            range.behind().rows().ifPresent(rows -> metrics.put("numRowsBehind", rows));
            range.behind().bytes().ifPresent(bytes -> metrics.put("numBytesBehind", bytes));
            progress.add(new SourceProgress(
                    graph.sources().get(number).source().id(),
                    graph.sources().get(number).source().description(),
                    json(range.from()),
                    json(range.plan().end()),
                    json(range.latest()),
                    counts.read(),
                    pace.inputRate(counts.read()),
                    pace.processingRate(counts.read()),
                    metrics));
        }
        return progress;
    }

    private List<SinkProgress> sinks(List<Long> rows) {
        List<SinkProgress> progress = new ArrayList<>();
        for (int number = 0; number < graph.sinks().size(); number++) {
            progress.add(new SinkProgress(
                    graph.sinks().get(number).id(), graph.sinks().get(number).description(), rows.get(number)));
        }
        return progress;
    }

    private static @Nullable String json(@Nullable Offset offset) {
        return offset == null ? null : offset.json();
    }

    private static long millis(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(nanos);
    }

    /**
     * The times by which rows are divided.
     *
     * @param sinceLastNanos from the start of the batch before to that of this one; 0 if there is none
     * @param durationNanos from the start of this batch to its delivery
     * @param nowNanos when that was
     */
    private record Pace(long sinceLastNanos, long durationNanos, long nowNanos) {

        double inputRate(long rows) {
            return perSecond(rows, sinceLastNanos);
        }

        double processingRate(long rows) {
            return perSecond(rows, durationNanos);
        }

        private static double perSecond(long rows, long nanos) {
            if (rows == 0) {
                return 0;
            }
            return nanos <= 0 ? Double.NaN : rows * (double) TimeUnit.SECONDS.toNanos(1) / nanos;
        }
    }
}
