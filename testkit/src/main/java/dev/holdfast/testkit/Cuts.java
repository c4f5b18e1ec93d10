package dev.holdfast.testkit;

import dev.holdfast.Pipeline;
import dev.holdfast.connector.Sink;
import dev.holdfast.engine.StreamingQueryException;
import dev.holdfast.engine.StreamingQueryProgress;
import dev.holdfast.engine.StreamingQueryProgress.StateOperatorProgress;
import dev.holdfast.operator.OutputMode;
import dev.holdfast.plan.SinkNode;
import dev.holdfast.runtime.EmbeddedEngine;
import dev.holdfast.runtime.SteppedQuery;
import dev.holdfast.runtime.batch.QueryGraph;
import dev.holdfast.runtime.operator.CallWatch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs what waits in the sources on copies of a checkpoint, once in one batch and once in batches of one event, and compares
 * what comes of it. Nothing of it stays.
 *
 * @param pipeline with test sinks only
 * @param graph of the pipeline
 * @param engine gives its settings, anew each time
 * @param files of the checkpoint, whose query is closed
 * @param raisedWatermark as the test has moved it
 */
record Cuts(
        Pipeline pipeline,
        QueryGraph graph,
        Supplier<EmbeddedEngine.Builder> engine,
        MemoryFiles files,
        @Nullable Instant raisedWatermark) {

    /** What one of the runs gave. */
    private record Result(long events, long late, Map<String, List<Object>> rows, OperatorStates states) {}

    /** What is not the same, as a sentence, if anything is. */
    Optional<String> firstDifference() {
        requireTestSinks();
        Optional<Result> whole = run(Long.MAX_VALUE).filter(result -> result.events() > 1);
        Optional<Result> single = whole.flatMap(result -> run(1));
        return single.isEmpty() || whole.get().late() != single.get().late()
                ? Optional.empty()
                : difference(whole.get(), single.get());
    }

    private void requireTestSinks() {
        for (Sink<?> sink : graph.sinks()) {
            if (!(sink instanceof TestSink<?>)) {
                throw new IllegalStateException(
                        "BATCH_DEPENDENT is looked for by running the pipeline several times, and sink '" + sink.id()
                                + "' would get rows that do not count. Give the pipeline TestSinks.");
            }
        }
    }

    private static Optional<String> difference(Result whole, Result single) {
        String fix =
                " Let the function give the same for events that come in one call and in several: go through them in the"
                        + " order of their times, and keep in the state what the next call needs.";
        Optional<String> states = whole.states()
                .firstDifference(single.states(), "the events of this step left, in one batch,", "one by one");
        return states.or(() -> differentRows(whole.rows(), single.rows())).map(text -> text + fix);
    }

    private static Optional<String> differentRows(Map<String, List<Object>> whole, Map<String, List<Object>> single) {
        for (Map.Entry<String, List<Object>> entry : whole.entrySet()) {
            List<Object> oneByOne = single.getOrDefault(entry.getKey(), List.of());
            if (!SameResults.areSameInAnyOrder(entry.getValue(), oneByOne)) {
                return Optional.of("Sink '" + entry.getKey() + "': the events of this step gave it, in one batch, "
                        + entry.getValue() + " and one by one " + oneByOne + ".");
            }
        }
        return Optional.empty();
    }

    /** Empty if it fails: then the step itself will, or another test with one event at a time. */
    private Optional<Result> run(long eventsPerBatch) {
        List<Runnable> restores = new ArrayList<>();
        testSinks().forEach(sink -> restores.add(sink.save()));
        Map<String, Integer> marks = BatchNotes.marks(graph);
        try {
            SteppedQuery query = SteppedQuery.open(
                    engine.get().maxEventsPerBatch(eventsPerBatch), pipeline, files.copy(), CallWatch.NONE);
            try {
                return Optional.of(result(query, marks));
            } finally {
                query.abandon();
            }
        } catch (StreamingQueryException e) {
            return Optional.empty();
        } finally {
            restores.forEach(Runnable::run);
        }
    }

    private Result result(SteppedQuery query, Map<String, Integer> marks) {
        if (raisedWatermark != null) {
            query.raiseWatermark(raisedWatermark);
        }
        long events = 0;
        long late = 0;
        for (Optional<StreamingQueryProgress> batch = query.runBatch(); batch.isPresent(); batch = query.runBatch()) {
            events += batch.get().numInputRows();
            late += batch.get().stateOperators().stream()
                    .mapToLong(StateOperatorProgress::numRowsDroppedByWatermark)
                    .sum();
        }
        return new Result(events, late, rows(marks), OperatorStates.of(graph, query));
    }

    /** Of the streams of which each row counts. */
    private Map<String, List<Object>> rows(Map<String, Integer> marks) {
        Map<String, List<Object>> rows = new LinkedHashMap<>();
        for (SinkNode<?> end : pipeline.plan().sinks()) {
            if (end.outputMode() == OutputMode.APPEND && end.sink() instanceof TestSink<?> sink) {
                rows.put(sink.id(), sink.encodedSince(marks.getOrDefault(sink.id(), 0)));
            }
        }
        return rows;
    }

    private List<TestSink<?>> testSinks() {
        List<TestSink<?>> sinks = new ArrayList<>();
        for (Sink<?> sink : graph.sinks()) {
            if (sink instanceof TestSink<?> test) {
                sinks.add(test);
            }
        }
        return sinks;
    }
}
