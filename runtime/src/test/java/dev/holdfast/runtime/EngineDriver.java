package dev.holdfast.runtime;

import dev.holdfast.Pipeline;
import dev.holdfast.connector.Source;
import dev.holdfast.engine.StreamingQuery;
import dev.holdfast.engine.StreamingQueryProgress;
import dev.holdfast.engine.StreamingQueryProgress.StateOperatorProgress;
import dev.holdfast.runtime.io.MemorySink;
import dev.holdfast.runtime.io.MemorySource;
import dev.holdfast.runtime.time.ManualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** Drives a query step by step, as the conformance cases do: one batch of input, then everything that follows from it. */
final class EngineDriver<T> implements AutoCloseable {

    /** So that tests that move the clock see the progress of batches only. */
    private static final Duration NEVER = Duration.ofDays(100_000);

    private final Path checkpoint;
    private final MemorySource<T> source = MemorySource.of("input");
    private final MemorySink<String> sink = MemorySink.of("output");
    private final ManualClock clock = new ManualClock(Instant.EPOCH);
    private Pipeline pipeline;
    private UnaryOperator<EmbeddedEngine.Builder> settings;
    private StreamingQuery query;
    private int seenRows;
    private long seenBatch = -1;

    EngineDriver(
            Path checkpoint,
            BiFunction<Source<T>, MemorySink<String>, Pipeline> pipeline,
            UnaryOperator<EmbeddedEngine.Builder> settings) {
        this.checkpoint = checkpoint;
        this.pipeline = pipeline.apply(source, sink);
        this.settings = settings;
        query = start();
    }

    /** Feeds one batch and gives the rows that are new when the query is idle again, sorted. */
    List<String> step(List<T> events) throws InterruptedException {
        source.addAll(events);
        return drain();
    }

    List<String> stepAt(long seconds, List<T> events) throws InterruptedException {
        clock.set(Instant.ofEpochSecond(seconds));
        source.addAll(events);
        return drain();
    }

    List<String> drain() throws InterruptedException {
        query.processAllAvailable();
        List<String> rows = sink.rows();
        List<String> fresh =
                rows.subList(seenRows, rows.size()).stream().sorted().toList();
        seenRows = rows.size();
        return fresh;
    }

    /** {@code t u r d} of the step: rows in total, updated, removed, dropped. */
    String metrics() {
        long total = 0;
        long updated = 0;
        long removed = 0;
        long dropped = 0;
        for (StreamingQueryProgress progress : query.recentProgress()) {
            if (progress.batchId() > seenBatch) {
                StateOperatorProgress operator = progress.stateOperators().get(0);
                total = operator.numRowsTotal();
                updated += operator.numRowsUpdated();
                removed += operator.numRowsRemoved();
                dropped += operator.numRowsDroppedByWatermark();
                seenBatch = progress.batchId();
            }
        }
        return "t" + total + " u" + updated + " r" + removed + " d" + dropped;
    }

    void restart() {
        query.stop();
        query = start();
    }

    /** Restarts with other settings. */
    void restart(UnaryOperator<EmbeddedEngine.Builder> newSettings) {
        settings = newSettings;
        restart();
    }

    /** Restarts with another pipeline on the same checkpoint, source and sink. */
    void restart(BiFunction<Source<T>, MemorySink<String>, Pipeline> newPipeline) {
        pipeline = newPipeline.apply(source, sink);
        restart();
    }

    /** Adds input without waiting for it. */
    void feed(List<T> events) {
        source.addAll(events);
    }

    ManualClock clock() {
        return clock;
    }

    boolean hasWatermark() {
        return lastProgress().eventTime().containsKey("watermark");
    }

    StreamingQueryProgress lastProgress() {
        return query.lastProgress().orElseThrow();
    }

    /** The watermark of the last batch, in seconds. */
    long watermark() {
        return lastProgress().eventTime().get("watermark").getEpochSecond();
    }

    StreamingQuery query() {
        return query;
    }

    MemorySink<String> sink() {
        return sink;
    }

    @Override
    public void close() {
        query.stop();
    }

    private StreamingQuery start() {
        return settings.apply(EmbeddedEngine.builder()
                        .checkpoint(checkpoint)
                        .clock(clock)
                        .trigger(WhenAsked.TRIGGER)
                        .idleReportInterval(NEVER))
                .start(pipeline);
    }
}
