package dev.holdfast.runtime.batch;

import dev.holdfast.connector.Offset;
import dev.holdfast.engine.StreamingQueryProgress;
import dev.holdfast.engine.StreamingQueryProgress.SinkProgress;
import dev.holdfast.engine.StreamingQueryProgress.SourceProgress;
import dev.holdfast.engine.StreamingQueryProgress.StateOperatorProgress;
import dev.holdfast.operator.OperatorSpec;
import dev.holdfast.operator.OutputMode;
import dev.holdfast.plan.StatefulNode;
import dev.holdfast.runtime.operator.OperatorCounts;
import dev.holdfast.runtime.watermark.EventTimes;
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
    private long lastStartNanos = Long.MIN_VALUE;

    ProgressReport(UUID queryId, UUID runId, String name, QueryGraph graph, int keyGroups, int workers) {
        this.queryId = queryId;
        this.runId = runId;
        this.name = name;
        this.graph = graph;
        this.keyGroups = keyGroups;
        this.workers = workers;
        hasWatermark = !graph.streams().isEmpty();
    }

    StreamingQueryProgress of(BatchResult batch, CommitStage.Timing timing, long nowNanos) {
        BatchResult.Figures figures = batch.figures();
        long rows =
                figures.sources().stream().mapToLong(SourceInput.Counts::read).sum();
        long duration = nowNanos - figures.startNanos();
        long sinceLast = lastStartNanos == Long.MIN_VALUE ? 0 : figures.startNanos() - lastStartNanos;
        lastStartNanos = figures.startNanos();
        return new StreamingQueryProgress(
                queryId,
                runId,
                name,
                Instant.ofEpochMilli(batch.plan().batchTimeMillis()),
                batch.plan().batchId(),
                millis(duration),
                rows,
                perSecond(rows, sinceLast),
                perSecond(rows, duration),
                durations(figures, timing, duration),
                eventTime(figures),
                operators(figures),
                sources(batch),
                sinks(batch));
    }

    private static SortedMap<String, Long> durations(
            BatchResult.Figures figures, CommitStage.Timing timing, long duration) {
        SortedMap<String, Long> millis = new TreeMap<>();
        millis.put("latestOffset", millis(figures.planNanos()));
        millis.put("getBatch", millis(figures.readNanos()));
        millis.put("addBatch", millis(figures.runNanos()));
        millis.put("walCommit", millis(timing.commitNanos()));
        millis.put("delivery", millis(timing.deliveryNanos()));
        millis.put("triggerExecution", millis(duration));
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

    /** The one nearest to the sink first, as Spark numbers them. */
    private List<StateOperatorProgress> operators(BatchResult.Figures figures) {
        List<StateOperatorProgress> progress = new ArrayList<>();
        for (int number = 0; number < graph.operators().size(); number++) {
            StatefulNode<?, ?, ?> node = graph.operators().get(number);
            progress.add(operator(
                    node.operator().spec(),
                    figures.operators().get(number),
                    figures.sizes().get(number),
                    figures.applyNanos().get(number)));
        }
        Collections.reverse(progress);
        return progress;
    }

    private StateOperatorProgress operator(
            OperatorSpec<?, ?, ?, ?> spec, OperatorCounts counts, BatchResult.OperatorSize size, long applyNanos) {
        SortedMap<String, Long> custom = new TreeMap<>(size.metrics());
        custom.put("largestKeyGroupRows", size.largestKeyGroupRows());
        custom.put("numExpiredTimers", counts.timedOut());
        custom.put("numFailedCalls", counts.failed());
        custom.put("numRegisteredTimers", size.timers());
        custom.put("numRowsDroppedByFailure", counts.failedEvents());
        return new StateOperatorProgress(
                spec.outputMode() == OutputMode.UPDATE ? "mapGroupsWithState" : "flatMapGroupsWithState",
                spec.id(),
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

    private List<SourceProgress> sources(BatchResult batch) {
        List<SourceProgress> progress = new ArrayList<>();
        for (int number = 0; number < graph.sources().size(); number++) {
            SourceInput.Range range = batch.plan().ranges().get(number);
            SourceInput.Counts counts = batch.figures().sources().get(number);
            SortedMap<String, Long> metrics = new TreeMap<>();
            metrics.put("numDeadLetters", counts.dead());
            metrics.put("numRowsSkipped", counts.skippedCount());
            progress.add(new SourceProgress(
                    graph.sources().get(number).source().id(),
                    graph.sources().get(number).source().description(),
                    json(range.from()),
                    json(range.plan().end()),
                    json(range.latest()),
                    counts.read(),
                    metrics));
        }
        return progress;
    }

    private List<SinkProgress> sinks(BatchResult batch) {
        List<SinkProgress> progress = new ArrayList<>();
        for (int number = 0; number < graph.sinks().size(); number++) {
            progress.add(new SinkProgress(
                    graph.sinks().get(number).id(),
                    graph.sinks().get(number).description(),
                    batch.sinks().get(number).count()));
        }
        return progress;
    }

    private static @Nullable String json(@Nullable Offset offset) {
        return offset == null ? null : offset.json();
    }

    private static double perSecond(long rows, long nanos) {
        if (rows == 0) {
            return 0;
        }
        return nanos <= 0 ? Double.NaN : rows * (double) TimeUnit.SECONDS.toNanos(1) / nanos;
    }

    private static long millis(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(nanos);
    }
}
