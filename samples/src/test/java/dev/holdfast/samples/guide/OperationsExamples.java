package dev.holdfast.samples.guide;

import dev.holdfast.Pipeline;
import dev.holdfast.engine.QueryListener;
import dev.holdfast.engine.RestartPolicy;
import dev.holdfast.engine.StateBudget;
import dev.holdfast.engine.StateOverBudget;
import dev.holdfast.engine.StreamingQuery;
import dev.holdfast.engine.StreamingQueryException;
import dev.holdfast.engine.StreamingQueryProgress;
import dev.holdfast.metrics.HoldfastMetrics;
import dev.holdfast.page.StatusPage;
import dev.holdfast.runtime.EmbeddedEngine;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/** The examples of the page on operations. */
final class OperationsExamples {

    private OperationsExamples() {}

    static void inProduction(Pipeline pipeline, MeterRegistry registry, Consumer<String> pager)
            throws InterruptedException {
        StreamingQuery query = EmbeddedEngine.builder()
                .checkpoint(Path.of("checkpoints/baskets"))
                .name("baskets")
                .listener(new Alarm(pager))
                .stateBudget(StateBudget.shareOfHeap(0.5))
                .stopTimeout(Duration.ofSeconds(25))
                .start(pipeline)
                .stopOnShutdown();
        new HoldfastMetrics(query).bindTo(registry);
        StatusPage.on(4040).watch(query).start();
        query.awaitTermination();
    }

    record Alarm(Consumer<String> pager) implements QueryListener {

        @Override
        public void progress(StreamingQueryProgress progress) {
            progress.watermarkLag()
                    .filter(lag -> lag.compareTo(Duration.ofMinutes(30)) > 0)
                    .ifPresent(lag -> pager.accept(progress.name() + " is " + lag + " behind"));
        }

        @Override
        public void stateOverBudget(Run run, StateOverBudget over) {
            pager.accept(run.name() + ": " + over.message());
        }

        @Override
        public void failed(Run run, StreamingQueryException failure) {
            pager.accept(run.name() + " failed: " + failure.getMessage());
        }
    }

    static StreamingQuery restarted(Pipeline pipeline) {
        return EmbeddedEngine.builder()
                .checkpoint(Path.of("checkpoints/baskets"))
                .restartPolicy(RestartPolicy.backoff(Duration.ofSeconds(1), Duration.ofMinutes(1), 10))
                .start(pipeline);
    }

    static StatusPage shown(StreamingQuery baskets, StreamingQuery mails) {
        return StatusPage.on(4040)
                .watch(baskets, Path.of("checkpoints/baskets"))
                .watch(mails)
                .showState()
                .start();
    }

    static StreamingQuery bounded(Pipeline pipeline) {
        return EmbeddedEngine.builder()
                .checkpoint(Path.of("checkpoints/baskets"))
                .stateBudget(StateBudget.bytes(2L << 30))
                .stateBudget("Baskets.collect", StateBudget.rows(5_000_000).failing())
                .start(pipeline);
    }
}
