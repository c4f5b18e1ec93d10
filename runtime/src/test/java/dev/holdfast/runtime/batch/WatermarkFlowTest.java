package dev.holdfast.runtime.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.EventTimeStream;
import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.keyed.EventTimes;
import dev.holdfast.keyed.turns.BatchTimes;
import dev.holdfast.operator.EventTimeFlatMapGroups;
import dev.holdfast.operator.FlatMapGroups;
import dev.holdfast.runtime.io.Console;
import dev.holdfast.runtime.io.MemorySource;
import dev.holdfast.runtime.watermark.Watermarks;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatermarkFlowTest {

    private static final long NONE = EventTimes.NONE;

    @Test
    void a_step_on_an_operators_results_follows_the_operator_minus_its_delay() {
        Pipeline pipeline = events("a")
                .groupByKey(millis -> "all")
                .flatMapGroupsWithState(operator("first"))
                .withWatermark(Instant::ofEpochMilli, Duration.ofMillis(60))
                .groupByKey(millis -> "all")
                .flatMapGroupsWithState(operator("second"))
                .writeTo(Console.sink());
        QueryGraph graph = QueryGraph.of(pipeline.plan());
        assertThat(graph.streams()).hasSize(1);

        Watermarks watermarks = new Watermarks(graph.streams());
        watermarks.observe(0, 1000);
        watermarks.beginBatch();
        watermarks.observe(0, 1500);
        watermarks.beginBatch();

        List<BatchTimes> times = new WatermarkFlow(graph).times(7, watermarks);
        assertThat(times).containsExactly(new BatchTimes(7, 1490, 990, 990), new BatchTimes(7, 1430, 929, 930));
    }

    @Test
    void a_bound_allows_results_that_are_earlier_than_the_operators_watermark_of_the_batch_before() {
        Pipeline pipeline = events("a")
                .groupByKey(millis -> "all")
                .flatMapGroupsWithState(operator("first"))
                .withResultTime(Instant::ofEpochMilli, Duration.ofNanos(59_000_001))
                .groupByKey(millis -> "all")
                .flatMapGroupsWithState(operator("second"))
                .withResultTime(Instant::ofEpochMilli, Duration.ofMillis(100))
                .groupByKey(millis -> "all")
                .flatMapGroupsWithState(operator("third"))
                .writeTo(Console.sink());
        QueryGraph graph = QueryGraph.of(pipeline.plan());
        WatermarkFlow flow = new WatermarkFlow(graph);
        Watermarks watermarks = new Watermarks(graph.streams());
        watermarks.observe(0, 1000);
        watermarks.beginBatch();
        assertThat(earliestResults(flow, watermarks)).containsExactly(NONE, NONE);
        watermarks.observe(0, 1500);
        watermarks.beginBatch();
        assertThat(earliestResults(flow, watermarks)).containsExactly(930L, 830L);
        assertThat(flow.times(7, watermarks)).extracting(BatchTimes::lateMillis).containsExactly(990L, 929L, 829L);
    }

    private static List<Long> earliestResults(WatermarkFlow flow, Watermarks watermarks) {
        WatermarkFlow.Pass pass = flow.new Pass(7, watermarks);
        for (int operator = 0; operator < 3; operator++) {
            pass.next();
        }
        return pass.earliestResults();
    }

    @Test
    void a_step_behind_an_operator_waits_for_its_timeouts_that_are_left_over() {
        Pipeline pipeline = events("a")
                .groupByKey(millis -> "all")
                .flatMapGroupsWithState(operator("first"))
                .withWatermark(Instant::ofEpochMilli, Duration.ofMillis(60))
                .groupByKey(millis -> "all")
                .flatMapGroupsWithState(operator("second"))
                .writeTo(Console.sink());
        QueryGraph graph = QueryGraph.of(pipeline.plan());
        Watermarks watermarks = new Watermarks(graph.streams());
        watermarks.observe(0, 1000);
        watermarks.beginBatch();
        watermarks.observe(0, 1500);
        watermarks.beginBatch();

        WatermarkFlow.Pass pass = new WatermarkFlow(graph).new Pass(7, watermarks);
        assertThat(pass.next()).isEqualTo(new BatchTimes(7, 1490, 990, 990));
        pass.hold(500, 700);
        assertThat(pass.next()).isEqualTo(new BatchTimes(7, 640, 439, 440));
    }

    @Test
    void the_earlier_of_two_inputs_counts() {
        Stream<Long> results = events("a").groupByKey(millis -> "all").flatMapGroupsWithState(operator("first"));
        EventTimeStream<Long> late = results.withWatermark(Instant::ofEpochMilli, Duration.ofMillis(60));
        Pipeline pipeline = events("b")
                .union(late)
                .groupByKey(millis -> "all")
                .flatMapGroupsWithState(operator("second"))
                .writeTo(Console.sink());
        QueryGraph graph = QueryGraph.of(pipeline.plan());
        Watermarks watermarks = new Watermarks(graph.streams());
        watermarks.observe(0, 1000);
        watermarks.observe(1, 2000);
        watermarks.beginBatch();

        List<BatchTimes> times = new WatermarkFlow(graph).times(7, watermarks);
        assertThat(times).containsExactly(new BatchTimes(7, 990, NONE, NONE), new BatchTimes(7, 930, NONE, NONE));
    }

    @Test
    void an_operator_without_event_time_has_no_watermark() {
        Pipeline pipeline = Stream.from(MemorySource.<Long>of("a"))
                .groupByKey(millis -> "all")
                .flatMapGroupsWithState(FlatMapGroups.<String, Long, Long, Long>withoutTimeout(
                        "plain", KeySerializers.string(), StateSerializers.int64(), (key, events, state, out) -> {}))
                .writeTo(Console.sink());
        QueryGraph graph = QueryGraph.of(pipeline.plan());
        assertThat(new WatermarkFlow(graph).times(7, new Watermarks(graph.streams())))
                .containsExactly(new BatchTimes(7, NONE, NONE, NONE));
    }

    private static EventTimeStream<Long> events(String source) {
        return Stream.from(MemorySource.<Long>of(source)).withWatermark(Instant::ofEpochMilli, Duration.ofMillis(10));
    }

    private static EventTimeFlatMapGroups<String, Long, Long, Long> operator(String id) {
        return EventTimeFlatMapGroups.withEventTimeTimeout(
                id, KeySerializers.string(), StateSerializers.int64(), (key, events, state, out) -> {});
    }
}
