package dev.holdfast.spring;

import dev.holdfast.engine.StreamingQuery;
import dev.holdfast.engine.StreamingQueryProgress;
import dev.holdfast.engine.StreamingQueryProgress.SinkProgress;
import dev.holdfast.engine.StreamingQueryProgress.SourceProgress;
import dev.holdfast.engine.StreamingQueryProgress.StateOperatorProgress;
import dev.holdfast.engine.StreamingQueryProgress.StreamWatermark;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the endpoint tells of a query. Only numbers, texts, lists and maps, so that it reads the same whatever writes it.
 *
 * @param state {@code running}, {@code stalled}, {@code restarting}, {@code failed}, {@code ended} or {@code not started}
 * @param id the query's id, null before its first start
 * @param runId the id of this run, null before the first start
 * @param doing what it does now, null before the first start
 * @param restarts in this run, after failures
 * @param failure the last failure of this run, or null
 * @param lastProgress of the last batch, or since then; null before the first
 */
public record QueryReport(
        String state,
        @Nullable String id,
        @Nullable String runId,
        @Nullable String doing,
        int restarts,
        @Nullable String failure,
        @Nullable Batch lastProgress) {

    static QueryReport of(ManagedQuery managed) {
        QueryWatch.Seen seen = managed.seen();
        Optional<StreamingQuery> query = managed.query();
        return new QueryReport(
                managed.state().words(),
                query.map(running -> running.id().toString()).orElse(null),
                query.map(running -> running.runId().toString()).orElse(null),
                query.map(running -> running.status().message()).orElse(null),
                seen.restarts(),
                seen.failure(),
                query.flatMap(StreamingQuery::lastProgress).map(Batch::of).orElse(null));
    }

    /**
     * The figures of a {@link StreamingQueryProgress}, by its names.
     *
     * @param batchId the batch; of an idle query, the one that is still to come
     * @param idle whether it is the report of a query that had nothing to do
     * @param timestamp the batch's processing time
     * @param batchDuration milliseconds from its start to its delivery
     * @param numInputRows events read
     * @param inputRowsPerSecond since the batch before; null if unknown
     * @param processedRowsPerSecond while the batch ran; null if unknown
     * @param durationMs milliseconds per step
     * @param watermark null while there is none
     * @param watermarkLag how far it is behind the batch's processing time, as {@code PT1M47S}
     * @param heldBackBy the stream that the others wait for, or null
     * @param stateOperators operators with state
     * @param sources what was read
     * @param sinks what was delivered
     */
    public record Batch(
            long batchId,
            boolean idle,
            String timestamp,
            long batchDuration,
            long numInputRows,
            @Nullable Double inputRowsPerSecond,
            @Nullable Double processedRowsPerSecond,
            Map<String, Long> durationMs,
            @Nullable String watermark,
            @Nullable String watermarkLag,
            @Nullable String heldBackBy,
            List<State> stateOperators,
            List<In> sources,
            List<Out> sinks) {

        static Batch of(StreamingQueryProgress progress) {
            return new Batch(
                    progress.batchId(),
                    progress.isIdle(),
                    progress.timestamp().toString(),
                    progress.batchDuration(),
                    progress.numInputRows(),
                    known(progress.inputRowsPerSecond()),
                    known(progress.processedRowsPerSecond()),
                    new TreeMap<>(progress.durationMs()),
                    text(progress.eventTime().get("watermark")),
                    progress.watermarkLag().map(Duration::toString).orElse(null),
                    progress.heldBackBy().map(StreamWatermark::stream).orElse(null),
                    progress.stateOperators().stream().map(State::of).toList(),
                    progress.sources().stream().map(In::of).toList(),
                    progress.sinks().stream().map(Out::of).toList());
        }

        private static @Nullable Double known(double rate) {
            return Double.isFinite(rate) ? rate : null;
        }

        private static @Nullable String text(@Nullable Object value) {
            return value == null ? null : value.toString();
        }
    }

    /**
     * An operator with state.
     *
     * @param operatorId the id under which its state is kept
     * @param operatorName its kind
     * @param numRowsTotal rows of state after the batch
     * @param numRowsUpdated rows written
     * @param numRowsRemoved rows removed
     * @param memoryUsedBytes memory that the state takes
     * @param numRowsDroppedByWatermark late events
     * @param growsAndNeverShrinks whether it grew for an hour in which no row was removed
     * @param customMetrics further figures, by name
     */
    public record State(
            String operatorId,
            String operatorName,
            long numRowsTotal,
            long numRowsUpdated,
            long numRowsRemoved,
            long memoryUsedBytes,
            long numRowsDroppedByWatermark,
            boolean growsAndNeverShrinks,
            Map<String, Long> customMetrics) {

        static State of(StateOperatorProgress operator) {
            return new State(
                    operator.operatorId(),
                    operator.operatorName(),
                    operator.numRowsTotal(),
                    operator.numRowsUpdated(),
                    operator.numRowsRemoved(),
                    operator.memoryUsedBytes(),
                    operator.numRowsDroppedByWatermark(),
                    operator.growsAndNeverShrinks(),
                    new TreeMap<>(operator.customMetrics()));
        }
    }

    /**
     * A source.
     *
     * @param id the source
     * @param numInputRows events read
     * @param metrics further figures, by name
     */
    public record In(String id, long numInputRows, Map<String, Long> metrics) {

        static In of(SourceProgress source) {
            return new In(source.id(), source.numInputRows(), new TreeMap<>(source.metrics()));
        }
    }

    /**
     * A sink.
     *
     * @param id the sink
     * @param numOutputRows rows delivered
     */
    public record Out(String id, long numOutputRows) {

        static Out of(SinkProgress sink) {
            return new Out(sink.id(), sink.numOutputRows());
        }
    }
}
