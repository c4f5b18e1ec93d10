package dev.holdfast.testkit.conformance;

import dev.holdfast.engine.StreamingQuery;
import dev.holdfast.engine.StreamingQueryProgress;
import dev.holdfast.engine.Trigger;
import dev.holdfast.runtime.EmbeddedEngine;
import dev.holdfast.runtime.time.ManualClock;
import dev.holdfast.testkit.TestSink;
import dev.holdfast.testkit.TestSource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs a script through the engine, with its threads and with files. */
final class EngineRun<T> implements AutoCloseable {

    /** No batch starts by itself, so that a step's clock and events are seen together. */
    private static final Trigger WHEN_ASKED = Trigger.processingTime(Duration.ofDays(100_000));

    private static final int WORKERS = 2;

    private final TestSource<T> source = TestSource.of("input");
    private final TestSink<String> sink = TestSink.of("output");
    private final ManualClock clock = new ManualClock(Instant.EPOCH);
    private final Script<T> script;
    private final EmbeddedEngine engine;
    private @Nullable StreamingQuery query;
    private int seenRows;
    private long lastBatch = -1;

    private EngineRun(Script<T> script, Path checkpoint) {
        this.script = script;
        engine = EmbeddedEngine.builder()
                .checkpoint(checkpoint)
                .clock(clock)
                .workers(WORKERS)
                .trigger(WHEN_ASKED)
                .build();
    }

    static <T> void run(Script<T> script, Path checkpoint) throws InterruptedException {
        try (EngineRun<T> run = new EngineRun<>(script, checkpoint)) {
            for (ScriptStep<T> step : script.steps()) {
                run.step(step);
            }
        }
    }

    private void step(ScriptStep<T> step) throws InterruptedException {
        if (step.restarts) {
            close();
        }
        if (step.time != null) {
            clock.set(step.time);
        }
        source.addAll(step.events);
        StreamingQuery running = running();
        running.processAllAvailable();
        List<StreamingQueryProgress> batches = batchesAfter(running, lastBatch);
        if (!batches.isEmpty()) {
            lastBatch = batches.get(batches.size() - 1).batchId();
        }
        ScriptRun.compare(step, new ScriptRun.Done(freshRows(), batches, "step with " + step.events));
    }

    private StreamingQuery running() {
        StreamingQuery running = query == null ? engine.start(script.pipeline(source, sink)) : query;
        query = running;
        return running;
    }

    private List<String> freshRows() {
        List<String> rows = sink.rows();
        List<String> fresh =
                rows.subList(seenRows, rows.size()).stream().sorted().toList();
        seenRows = rows.size();
        return fresh;
    }

    private static List<StreamingQueryProgress> batchesAfter(StreamingQuery query, long batchId) {
        return query.recentProgress().stream()
                .filter(progress -> !progress.isIdle() && progress.batchId() > batchId)
                .toList();
    }

    @Override
    public void close() {
        if (query != null) {
            query.stop();
            query = null;
        }
    }
}
