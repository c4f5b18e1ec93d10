package dev.holdfast.testkit;

import dev.holdfast.connector.Sink;
import dev.holdfast.engine.StreamingQueryProgress;
import dev.holdfast.plan.SourceNode;
import dev.holdfast.runtime.batch.QueryGraph;
import java.time.Instant;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells what is new since the step before. */
final class StepLog {

    private final IdentityHashMap<Object, Integer> seen = new IdentityHashMap<>();
    private @Nullable Instant watermark;
    private int steps;

    Step step(
            Instant time, QueryGraph graph, List<StreamingQueryProgress> batches, OperatorStates states, int crashes) {
        IdentityHashMap<TestSource<?>, List<?>> events = new IdentityHashMap<>();
        for (SourceNode<?> node : graph.sources()) {
            if (node.source() instanceof TestSource<?> source) {
                events.put(source, fresh(source, source.events()));
            }
        }
        IdentityHashMap<TestSink<?>, List<?>> rows = new IdentityHashMap<>();
        for (Sink<?> sink : graph.sinks()) {
            if (sink instanceof TestSink<?> test) {
                rows.put(test, fresh(test, test.rows()));
            }
        }
        for (StreamingQueryProgress batch : batches) {
            watermark = batch.eventTime().get("watermark");
        }
        return new Step(++steps, time, Optional.ofNullable(watermark), graph, events, rows, batches, states, crashes);
    }

    private <V> List<V> fresh(Object owner, List<V> all) {
        Integer before = seen.put(owner, all.size());
        return all.subList(before == null ? 0 : before, all.size());
    }
}
