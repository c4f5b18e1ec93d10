package dev.holdfast.runtime.batch;

import dev.holdfast.connector.Sink;
import dev.holdfast.runtime.operator.Intake;
import dev.holdfast.runtime.operator.OperatorBatch;
import dev.holdfast.runtime.watermark.EventTimeStats;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one worker gives in one stage: events for operators, rows for sinks, and the event times seen. */
class TaskOutput {

    private final QueryGraph graph;
    private final @Nullable Intake<Object, Object>[] intakes;
    private List<OperatorBatch<Object, Object, Object>> operators = List.of();
    private final List<SinkRows> sinkRows;
    private final List<EventTimeStats> streams = new ArrayList<>();
    private long processingMillis;
    private List<Long> earliestResults = List.of();

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type cannot be made otherwise
    TaskOutput(QueryGraph graph) {
        this.graph = graph;
        intakes = new Intake[graph.operators().size()];
        sinkRows =
                graph.sinks().stream().map((Sink<?> sink) -> new SinkRows(sink)).toList();
        graph.streams().forEach(stream -> streams.add(new EventTimeStats()));
    }

    /** Takes an event for an operator, or for the sink of events that are late for it. */
    void toOperator(int operator, int input, Object event, long eventTimeMillis, boolean isBetween) {
        Intake<Object, Object> intake = intakes[operator];
        if (intake == null) {
            intake = operators.get(operator).newIntake();
            intakes[operator] = intake;
        }
        if (!intake.add(input, event, eventTimeMillis, isBetween)) {
            Sink<?> late = graph.operators().get(operator).operator().lateEventSink(input);
            if (late != null) {
                sink(graph.sinkNumber(late)).add(event);
            }
        }
    }

    /** Gives the events of each operator to its batch, and forgets them. */
    void handOver() {
        for (int operator = 0; operator < intakes.length; operator++) {
            Intake<Object, Object> intake = intakes[operator];
            if (intake != null) {
                operators.get(operator).take(intake);
                intakes[operator] = null;
            }
        }
    }

    final SinkRows sink(int sink) {
        return sinkRows.get(sink);
    }

    EventTimeStats stream(int stream) {
        return streams.get(stream);
    }

    /** What holds in the batch that begins: for each step with a bound on results, the earliest time that it allows. */
    void beginBatch(List<OperatorBatch<Object, Object, Object>> batches, long batchTimeMillis, List<Long> earliest) {
        operators = batches;
        processingMillis = batchTimeMillis;
        earliestResults = earliest;
    }

    /** The processing time of the batch. */
    long processingMillis() {
        return processingMillis;
    }

    long earliestResult(int bound) {
        return earliestResults.get(bound);
    }

    /** Forgets the event times, for the next stage. */
    void clearStreams() {
        streams.replaceAll(stats -> stats.isEmpty() ? stats : new EventTimeStats());
    }
}
