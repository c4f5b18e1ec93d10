package dev.holdfast.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one batch did; or, if it {@link #isIdle}, what a query has that found nothing to do. {@link #json} has the field names
 * of Spark's progress.
 *
 * @param id the query
 * @param runId this run of it
 * @param name the query's name
 * @param timestamp the batch's processing time; of an idle query, when it looked for something to do
 * @param batchId the batch; of an idle query, the one that is still to come
 * @param batchDuration milliseconds from its start to its delivery
 * @param numInputRows events read
 * @param inputRowsPerSecond since the batch before; NaN if unknown
 * @param processedRowsPerSecond while the batch ran; NaN if unknown
 * @param durationMs milliseconds per step: {@code latestOffset} to ask the sources what there is, {@code queryPlanning} to
 *     decide what the batch does, {@code getBatch} to read and run the stateless steps behind sources, {@code addBatch} to
 *     run the operators, {@code walCommit} to write the batch's file, {@code commitOffsets} to make it count, {@code
 *     delivery} to the sinks, and {@code triggerExecution} for all; of an idle query only the first two and the last
 * @param eventTime {@code watermark}, once there is one, and {@code min avg max} of the batch's event times; empty without a
 *     watermark step
 * @param streamWatermarks of each stream with event times of its own, as far as the batch has moved it, in the order of the plan;
 *     the earliest that is not idle is the {@code watermark} of the next batch
 * @param stateOperators in the order of the plan, the one nearest to a sink first
 * @param sources in the order of the plan
 * @param sinks in the order of the pipeline
 */
public record StreamingQueryProgress(
        UUID id,
        UUID runId,
        String name,
        Instant timestamp,
        long batchId,
        long batchDuration,
        long numInputRows,
        double inputRowsPerSecond,
        double processedRowsPerSecond,
        SortedMap<String, Long> durationMs,
        SortedMap<String, Instant> eventTime,
        List<StreamWatermark> streamWatermarks,
        List<StateOperatorProgress> stateOperators,
        List<SourceProgress> sources,
        List<SinkProgress> sinks) {

    public StreamingQueryProgress {
        streamWatermarks = List.copyOf(streamWatermarks);
        stateOperators = List.copyOf(stateOperators);
        sources = List.copyOf(sources);
        sinks = List.copyOf(sinks);
    }

    /**
     * Whether this is not the progress of a batch, but the report of a query that had nothing to do: its state is as the last
     * batch left it, and all that a batch does is zero.
     */
    public boolean isIdle() {
        return !durationMs.containsKey("addBatch");
    }

    /**
     * How far the watermark is behind the processing time of the batch; negative if it is ahead, empty while there is no watermark.
     * It is at least the delay of {@code withWatermark}; with input that is read late it is as old as that input.
     */
    public Optional<Duration> watermarkLag() {
        return Optional.ofNullable(eventTime.get("watermark")).map(watermark -> Duration.between(watermark, timestamp));
    }

    /**
     * The stream that the others wait for: of several streams that are not idle, the one with the earliest watermark, or the first
     * that has had no event. Empty if fewer than two count, or if all are equally far.
     */
    public Optional<StreamWatermark> heldBackBy() {
        List<StreamWatermark> counting =
                streamWatermarks.stream().filter(stream -> !stream.isIdle()).toList();
        Optional<StreamWatermark> earliest = counting.stream().min(StreamWatermark.EARLIEST_FIRST);
        return earliest.filter(
                first -> counting.stream().anyMatch(other -> StreamWatermark.EARLIEST_FIRST.compare(first, other) < 0));
    }

    /** This progress on one line of JSON. */
    public String json() {
        return ProgressJson.of(this);
    }

    /**
     * How far one stream has come in event time.
     *
     * @param stream what it is made of, such as {@code source orders}; {@code #2} is behind the second of the same name
     * @param watermark its latest event time less its delay; null before its first event
     * @param isIdle whether it has had no event for so long that the others do not wait for it
     */
    public record StreamWatermark(String stream, @Nullable Instant watermark, boolean isIdle) {

        private static final Comparator<StreamWatermark> EARLIEST_FIRST = Comparator.comparing(
                StreamWatermark::watermark, Comparator.nullsFirst(Comparator.<Instant>naturalOrder()));
    }

    /**
     * What the batch did in one stateful operator.
     *
     * @param operatorName {@code mapGroupsWithState}, {@code flatMapGroupsWithState}, {@code windowedAggregate}, {@code dedupeWithinWatermark}, or
     *     the name of an operator of your own
     * @param operatorId the id under which its state is kept
     * @param numRowsTotal rows with a value, a deadline or both, after the batch: keys, where an operator keeps one row for each
     * @param numRowsUpdated rows written
     * @param allUpdatesTimeMs milliseconds in calls with events
     * @param numRowsRemoved rows removed
     * @param allRemovalsTimeMs milliseconds in calls for timeouts
     * @param commitTimeMs milliseconds to apply the changes to the store
     * @param memoryUsedBytes of the store, on heap
     * @param numRowsDroppedByWatermark late events
     * @param numShufflePartitions key groups
     * @param numStateStoreInstances workers that hold a part of the state
     * @param customMetrics further figures, by name: {@code numRegisteredTimers} timeouts pending after the batch,
     *     {@code numExpiredTimers} calls for timeouts, {@code largestKeyGroupRows} rows in the fullest key group,
     *     {@code numFailedCalls} calls left out by the operator's error policy, {@code numRowsDroppedByFailure} their events; {@code
     *     numRowsGrownLastHour} rows more than an hour before, {@code numRowsRemovedLastHour} rows that went in that time, {@code
     *     minutesObserved} how much of that hour the query ran, 60 at most; of windows also {@code numRowsWithoutEventTime}, of deduplication {@code numDroppedDuplicateRows} without late events
     */
    public record StateOperatorProgress(
            String operatorName,
            String operatorId,
            long numRowsTotal,
            long numRowsUpdated,
            long allUpdatesTimeMs,
            long numRowsRemoved,
            long allRemovalsTimeMs,
            long commitTimeMs,
            long memoryUsedBytes,
            long numRowsDroppedByWatermark,
            long numShufflePartitions,
            long numStateStoreInstances,
            SortedMap<String, Long> customMetrics) {

        /**
         * Whether the query has run for an hour in which rows were added and none was removed: state of that kind fills every
         * memory in the end.
         */
        public boolean growsAndNeverShrinks() {
            return customMetrics.getOrDefault("minutesObserved", 0L) >= 60
                    && customMetrics.getOrDefault("numRowsGrownLastHour", 0L) > 0
                    && customMetrics.getOrDefault("numRowsRemovedLastHour", 0L) == 0;
        }
    }

    /**
     * What the batch read from one source.
     *
     * @param id the source
     * @param description for people: what it reads
     * @param startOffset JSON, or null in the first batch
     * @param endOffset JSON
     * @param latestOffset JSON: what could have been read
     * @param numInputRows events read
     * @param inputRowsPerSecond since the batch before; NaN if unknown
     * @param processedRowsPerSecond while the batch ran; NaN if unknown
     * @param metrics further figures, by name: {@code numRowsSkipped}, {@code numDeadLetters}; where the source knows it, {@code
     *     numRowsBehind} and {@code numBytesBehind}, what could have been read but was left to later batches
     */
    public record SourceProgress(
            String id,
            String description,
            @Nullable String startOffset,
            @Nullable String endOffset,
            @Nullable String latestOffset,
            long numInputRows,
            double inputRowsPerSecond,
            double processedRowsPerSecond,
            Map<String, Long> metrics) {}

    /**
     * What the batch delivered to one sink.
     *
     * @param id the sink
     * @param description for people: where it writes
     * @param numOutputRows rows delivered
     */
    public record SinkProgress(String id, String description, long numOutputRows) {}
}
