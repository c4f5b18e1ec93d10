package dev.holdfast.runtime.batch;

import dev.holdfast.connector.Sink;
import dev.holdfast.runtime.watermark.EventTimeStats;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What one worker gives in one stage: events for operators, rows for sinks, and the event times seen. */
final class TaskOutput {

    private final List<List<EventBuffer>> operatorInputs;
    private final List<SinkRows> sinkRows;
    private final List<EventTimeStats> streams = new ArrayList<>();
    private long processingMillis;
    private List<Long> earliestResults = List.of();

    TaskOutput(QueryGraph graph) {
        operatorInputs = graph.operators().stream()
                .map(operator -> Stream.generate(EventBuffer::new)
                        .limit(operator.keyedInputs().size())
                        .toList())
                .toList();
        sinkRows =
                graph.sinks().stream().map((Sink<?> sink) -> new SinkRows(sink)).toList();
        graph.streams().forEach(stream -> streams.add(new EventTimeStats()));
    }

    EventBuffer operatorInput(int operator, int input) {
        return operatorInputs.get(operator).get(input);
    }

    SinkRows sink(int sink) {
        return sinkRows.get(sink);
    }

    EventTimeStats stream(int stream) {
        return streams.get(stream);
    }

    /** What holds in the batch that begins: for each step with a bound on results, the earliest time that it allows. */
    void beginBatch(long batchTimeMillis, List<Long> earliest) {
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
