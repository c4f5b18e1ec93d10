package dev.holdfast.testkit;

import dev.holdfast.connector.Sink;
import dev.holdfast.engine.StreamingQueryProgress;
import dev.holdfast.operator.StatefulOperator;
import dev.holdfast.plan.SourceNode;
import dev.holdfast.runtime.batch.QueryGraph;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.AssertProvider;

/**
 * What one step of a {@link PipelineTester} did. It does not change when later steps run. AssertJ's {@code assertThat(step)}
 * gives a {@link StepAssert}.
 */
public final class Step implements AssertProvider<StepAssert> {

    private final int number;
    private final Instant time;
    private final Optional<Instant> watermark;
    private final QueryGraph graph;
    private final IdentityHashMap<TestSource<?>, List<?>> events;
    private final IdentityHashMap<TestSink<?>, List<?>> rows;
    private final List<StreamingQueryProgress> batches;
    private final OperatorStates states;
    private final int crashes;

    Step(
            int number,
            Instant time,
            Optional<Instant> watermark,
            QueryGraph graph,
            IdentityHashMap<TestSource<?>, List<?>> events,
            IdentityHashMap<TestSink<?>, List<?>> rows,
            List<StreamingQueryProgress> batches,
            OperatorStates states,
            int crashes) {
        this.number = number;
        this.time = time;
        this.watermark = watermark;
        this.graph = graph;
        this.events = events;
        this.rows = rows;
        this.batches = List.copyOf(batches);
        this.states = states;
        this.crashes = crashes;
    }

    /** The rows that a sink got in this step, in order. */
    @SuppressWarnings("unchecked") // they are rows of this very sink
    public <R> List<R> emitted(TestSink<R> sink) {
        List<?> emitted = rows.get(sink);
        if (emitted == null) {
            throw new IllegalArgumentException(
                    "Sink '" + sink.id() + "' is not in the pipeline. Build the pipeline with this very object.");
        }
        return List.copyOf((List<R>) emitted);
    }

    /** The rows that all test sinks got in this step, sink by sink. */
    public List<Object> emitted() {
        List<Object> all = new ArrayList<>();
        for (Sink<?> sink : graph.sinks()) {
            if (sink instanceof TestSink<?> test) {
                all.addAll(emitted(test));
            }
        }
        return all;
    }

    /** What the batches of this step did, in order; none if there was nothing to do. */
    public List<StreamingQueryProgress> batches() {
        return batches;
    }

    /** Events that were read. */
    public long inputRows() {
        return batches.stream().mapToLong(StreamingQueryProgress::numInputRows).sum();
    }

    /** How often the process crashed in this step, as the test asked. */
    public int crashes() {
        return crashes;
    }

    /** The watermark of the last batch so far; empty while there is none, and if the pipeline never has one. */
    public Optional<Instant> watermark() {
        return watermark;
    }

    /** What an operator did in this step, and keeps after it. */
    public <K, S> OperatorStep<K, S> operator(StatefulOperator<K, ?, S, ?> operator) {
        return new OperatorStep<>(this, states.of(operator));
    }

    /** The same by the operator's id, without types. */
    public OperatorStep<?, ?> operator(String operatorId) {
        return new OperatorStep<>(this, states.of(operatorId));
    }

    /** The operators of the pipeline by id, the one nearest to a sink first. */
    public List<String> operatorIds() {
        return states.ids();
    }

    @Override
    public StepAssert assertThat() {
        return new StepAssert(this);
    }

    /** The step as a table: events, times, states, results and figures. */
    @Override
    public String toString() {
        TextTable table = new TextTable();
        table.add("time", time.toString());
        table.add("watermark", watermark.map(Instant::toString).orElse("none"));
        table.add("batches", batchIds());
        if (crashes > 0) {
            table.add("crashes", String.valueOf(crashes));
        }
        for (SourceNode<?> node : graph.sources()) {
            if (node.source() instanceof TestSource<?> source) {
                table.addAll(List.of("events", source.id()), texts(events.getOrDefault(source, List.of())));
            }
        }
        for (Sink<?> sink : graph.sinks()) {
            if (sink instanceof TestSink<?> test) {
                table.addAll(List.of("emitted", test.id()), texts(emitted(test)));
            }
        }
        for (String id : states.ids()) {
            table.addAll(List.of("state", id), states.of(id).lines());
        }
        for (String id : states.ids()) {
            table.add("figures", id, operator(id).figures());
        }
        return "step " + number + "\n" + table;
    }

    private String batchIds() {
        if (batches.isEmpty()) {
            return "none";
        }
        long first = batches.get(0).batchId();
        long last = batches.get(batches.size() - 1).batchId();
        return first == last ? String.valueOf(first) : first + " to " + last;
    }

    private static List<String> texts(List<?> values) {
        return values.stream().map(String::valueOf).toList();
    }
}
