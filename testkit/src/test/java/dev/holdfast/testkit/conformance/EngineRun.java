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

/** Runs a script through the engine, with its threads and with files. */
final class EngineRun {

    /** No batch starts by itself, so that a step's clock and events are seen together. */
    private static final Trigger WHEN_ASKED = Trigger.processingTime(Duration.ofDays(100_000));

    private static final int WORKERS = 2;

    private EngineRun() {}

    static <T> void run(Script<T> script, Path checkpoint) throws InterruptedException {
        TestSource<T> source = TestSource.of("input");
        TestSink<String> sink = TestSink.of("output");
        ManualClock clock = new ManualClock(Instant.EPOCH);
        EmbeddedEngine engine = EmbeddedEngine.builder()
                .checkpoint(checkpoint)
                .clock(clock)
                .workers(WORKERS)
                .trigger(WHEN_ASKED)
                .build();
        StreamingQuery query = null;
        int seen = 0;
        long lastBatch = -1;
        try {
            for (ScriptStep<T> expected : script.steps()) {
                if (expected.restarts && query != null) {
                    query.stop();
                    query = null;
                }
                if (expected.time != null) {
                    clock.set(expected.time);
                }
                source.addAll(expected.events);
                query = query == null ? engine.start(script.pipeline(source, sink)) : query;
                query.processAllAvailable();
                List<String> rows = sink.rows();
                long before = lastBatch;
                List<StreamingQueryProgress> batches = query.recentProgress().stream()
                        .filter(progress -> progress.batchId() > before)
                        .toList();
                lastBatch = batches.isEmpty()
                        ? before
                        : batches.get(batches.size() - 1).batchId();
                List<String> fresh =
                        rows.subList(seen, rows.size()).stream().sorted().toList();
                seen = rows.size();
                ScriptRun.compare(expected, new ScriptRun.Done(fresh, batches, "step with " + expected.events));
            }
        } finally {
            if (query != null) {
                query.stop();
            }
        }
    }
}
