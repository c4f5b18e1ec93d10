package dev.holdfast;

import static dev.holdfast.Fixtures.count;
import static dev.holdfast.Fixtures.sessions;
import static dev.holdfast.Fixtures.split;
import static dev.holdfast.Fixtures.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.Fixtures.NamedSink;
import dev.holdfast.operator.ErrorPolicy;
import dev.holdfast.operator.OutputMode;
import dev.holdfast.plan.FilterNode;
import dev.holdfast.plan.FlatMapNode;
import dev.holdfast.plan.InvalidPipelineException;
import dev.holdfast.plan.LogicalPlan;
import dev.holdfast.plan.MapNode;
import dev.holdfast.plan.PlanNode;
import dev.holdfast.plan.SinkNode;
import dev.holdfast.plan.SourceNode;
import dev.holdfast.plan.StatefulNode;
import dev.holdfast.plan.UnionNode;
import dev.holdfast.plan.WatermarkNode;
import dev.holdfast.plan.WithoutEventTimeNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PipelineTest {

    @Test
    void every_step_is_a_node_behind_its_input() {
        Pipeline pipeline = words("a")
                .map(word -> word + "!")
                .filter(word -> !word.isEmpty())
                .flatMap(word -> List.of(word, word))
                .withWatermark(PipelineTest::epoch, Duration.ofMinutes(1))
                .groupByKey(word -> word)
                .flatMapGroupsWithState(sessions("s"))
                .writeTo(new NamedSink<>("out"));
        assertThat(kinds(pipeline))
                .containsExactly(
                        SourceNode.class,
                        MapNode.class,
                        FilterNode.class,
                        FlatMapNode.class,
                        WatermarkNode.class,
                        StatefulNode.class);
        assertThat(pipeline.plan().sinks().get(0).outputMode()).isEqualTo(OutputMode.APPEND);
    }

    @Test
    void idleness_belongs_to_a_watermark_and_stands_right_behind_it() {
        EventTimeStream<String> timed = words("a").withWatermark(PipelineTest::epoch, Duration.ofMinutes(1));
        Pipeline pipeline = timed.withIdleness(Duration.ofMinutes(5)).writeTo(new NamedSink<>("out"));
        assertThat(pipeline.plan().nodes().get(1))
                .isInstanceOfSatisfying(
                        WatermarkNode.class, node -> assertThat(node.idleness()).isEqualTo(Duration.ofMinutes(5)));
        assertThatThrownBy(() -> timed.map(word -> word).withIdleness(Duration.ofMinutes(5)))
                .isInstanceOf(InvalidPipelineException.class)
                .hasMessageContaining("right behind a withWatermark(…)");
        assertThatThrownBy(() -> timed.withIdleness(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PT0S");
    }

    @Test
    void a_result_time_stands_behind_event_time_operators_only() {
        Stream<String> results = words("a")
                .withWatermark(PipelineTest::epoch, Duration.ofMinutes(1))
                .groupByKey(word -> word)
                .flatMapGroupsWithState(sessions("s"));
        Pipeline pipeline = results.map(word -> word)
                .withResultTime(PipelineTest::epoch, Duration.ofMinutes(30))
                .writeTo(new NamedSink<>("out"));
        assertThat(pipeline.plan().nodes()).last().isInstanceOfSatisfying(WatermarkNode.class, node -> {
            assertThat(node.isBound()).isTrue();
            assertThat(node.delay()).isEqualTo(Duration.ofMinutes(30));
        });
        assertThatThrownBy(() -> results.union(words("b")).withResultTime(PipelineTest::epoch, Duration.ZERO))
                .isInstanceOf(InvalidPipelineException.class)
                .hasMessageContaining("Use withWatermark(…) there");
        Stream<String> untimed = words("c").groupByKey(word -> word).flatMapGroupsWithState(split("plain"));
        assertThatThrownBy(() -> untimed.withResultTime(PipelineTest::epoch, Duration.ZERO))
                .isInstanceOf(InvalidPipelineException.class);
        assertThatThrownBy(() -> results.withResultTime(PipelineTest::epoch, Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PT-0.001S");
    }

    @Test
    void streams_of_two_types_are_united_as_what_both_are() {
        Stream<Integer> ints = words("a").map(String::length);
        Stream<Double> doubles = words("b").map(Double::valueOf);
        Stream<Number> numbers = Stream.unionOf(ints, doubles);
        EventTimeStream<Number> timed = EventTimeStream.unionOf(
                ints.withWatermark(number -> Instant.EPOCH, Duration.ZERO),
                doubles.withWatermark(number -> Instant.EPOCH, Duration.ZERO));
        NamedSink<Number> sink = new NamedSink<>("numbers");
        assertThat(kinds(numbers.writeTo(sink))).endsWith(UnionNode.class);
        assertThat(kinds(timed.writeTo(sink))).endsWith(UnionNode.class);
        Pipeline inferred = Stream.unionOf(ints, doubles)
                .filter(number -> number.intValue() > 0)
                .writeTo(sink);
        assertThat(kinds(inferred)).contains(UnionNode.class, FilterNode.class);
    }

    @Test
    void a_sink_for_failed_calls_may_serve_several_operators_and_nothing_else() {
        NamedSink<Object> dead = new NamedSink<>("dead");
        Pipeline first = words("a")
                .groupByKey(word -> word)
                .flatMapGroupsWithState(split("f").onError(ErrorPolicy.deadLettersTo(dead)))
                .writeTo(new NamedSink<>("x"));
        Pipeline second = words("b")
                .groupByKey(word -> word)
                .mapGroupsWithState(count("m").onError(ErrorPolicy.deadLettersTo(dead)))
                .writeTo(new NamedSink<>("y"));
        assertThat(Pipeline.of(first, second).plan().sinks()).hasSize(2);
        Pipeline results = words("c").writeTo(dead);
        assertThatThrownBy(() -> Pipeline.of(first, results))
                .isInstanceOf(InvalidPipelineException.class)
                .hasMessageContaining("Sink id 'dead' is used twice");
    }

    @Test
    void late_events_of_several_operators_may_share_a_sink() {
        NamedSink<Object> late = new NamedSink<>("late");
        Pipeline first = words("a")
                .withWatermark(PipelineTest::epoch, Duration.ZERO)
                .groupByKey(word -> word)
                .flatMapGroupsWithState(sessions("s").lateEventsTo(late))
                .writeTo(new NamedSink<>("x"));
        Pipeline second = words("b")
                .withWatermark(PipelineTest::epoch, Duration.ZERO)
                .groupByKey(word -> word)
                .flatMapGroupsWithState(sessions("t").lateEventsTo(late))
                .writeTo(new NamedSink<>("y"));

        assertThat(Pipeline.of(first, second).plan().sinks()).hasSize(2);
        Pipeline results = words("c").writeTo(late);
        assertThatThrownBy(() -> Pipeline.of(first, results)).hasMessageContaining("Sink id 'late' is used twice");
    }

    @Test
    void a_stream_used_twice_is_one_node() {
        Stream<String> words = words("a");
        Pipeline pipeline = Pipeline.of(
                words.union(words.map(word -> word)).writeTo(new NamedSink<>("x")),
                words.ofType(String.class).writeTo(new NamedSink<>("y")));
        assertThat(kinds(pipeline)).containsExactly(SourceNode.class, MapNode.class, UnionNode.class, FilterNode.class);
        assertThat(pipeline.plan().sinks()).extracting(sink -> sink.sink().id()).containsExactly("x", "y");
    }

    @Test
    void results_of_a_map_operator_are_updates_until_read_as_events() {
        UpdateStream<Long> counts = words("a").groupByKey(word -> word).mapGroupsWithState(count("c"));
        assertThat(mode(counts.map(n -> n + 1).filter(n -> n > 1).writeTo(new NamedSink<>("x"))))
                .isEqualTo(OutputMode.UPDATE);
        assertThat(mode(counts.asEvents().writeTo(new NamedSink<>("x")))).isEqualTo(OutputMode.APPEND);
        assertThat(mode(words("a").asUpdates().writeTo(new NamedSink<>("x")))).isEqualTo(OutputMode.UPDATE);
    }

    @Test
    void event_time_can_be_given_up() {
        Pipeline pipeline = words("a")
                .withWatermark(PipelineTest::epoch, Duration.ZERO)
                .withoutEventTime()
                .writeTo(new NamedSink<>("x"));
        assertThat(kinds(pipeline)).contains(WithoutEventTimeNode.class);
    }

    @Test
    void one_operator_id_twice_is_refused() {
        Stream<String> words = words("a");
        Pipeline first =
                words.groupByKey(word -> word).mapGroupsWithState(count("c")).writeTo(new NamedSink<>("x"));
        Pipeline second = words.groupByKey(word -> word)
                .flatMapGroupsWithState(split("c"))
                .writeTo(new NamedSink<>("y"));
        assertThatThrownBy(() -> Pipeline.of(first, second))
                .isInstanceOf(InvalidPipelineException.class)
                .hasMessage("Operator id 'c' is used twice in this pipeline, so the two would read each other's state. "
                        + "Give one of them an id of its own with named(\"…\").");
        Pipeline named = words.groupByKey(word -> word)
                .flatMapGroupsWithState(split("c").named("d"))
                .writeTo(new NamedSink<>("y"));
        assertThat(Pipeline.of(first, named).plan().nodes()).hasSize(4);
    }

    @Test
    void two_sources_with_one_id_are_refused() {
        assertThatThrownBy(() -> words("a").union(words("b")).union(words("a")).writeTo(new NamedSink<>("x")))
                .isInstanceOf(InvalidPipelineException.class)
                .hasMessage("Source id 'a' is used by two sources, words of a and words of a. "
                        + "A checkpoint finds its offsets by source id. Give one of them another id with named(…).");
    }

    @Test
    void two_sinks_with_one_id_are_refused() {
        Stream<String> words = words("a");
        Pipeline first = words.writeTo(new NamedSink<>("x"));
        Pipeline second = words.map(word -> word).writeTo(new NamedSink<>("x"));
        assertThatThrownBy(() -> Pipeline.of(first, second))
                .isInstanceOf(InvalidPipelineException.class)
                .hasMessage("Sink id 'x' is used twice, for x and x. What was delivered is remembered by sink id. "
                        + "Give one of them another id with named(…), or join the streams with union(…).");
        Pipeline late = words.withWatermark(PipelineTest::epoch, Duration.ZERO)
                .groupByKey(word -> word)
                .flatMapGroupsWithState(sessions("s").lateEventsTo(new NamedSink<>("x")))
                .writeTo(new NamedSink<>("y"));
        assertThatThrownBy(() -> Pipeline.of(first, late)).hasMessageStartingWith("Sink id 'x' is used twice");
    }

    @Test
    void an_event_time_operator_without_a_watermark_is_refused() {
        PlanNode<String> source = new SourceNode<>(new Fixtures.NamedSource("a"));
        StatefulNode<String, String> node =
                StatefulNode.of(source, word -> word, sessions("s").spec());
        assertThatThrownBy(
                        () -> new LogicalPlan(List.of(new SinkNode<>(node, new NamedSink<>("x"), OutputMode.APPEND))))
                .isInstanceOf(InvalidPipelineException.class)
                .hasMessage("Operator 's' has event-time timeouts, but its input has no event time. "
                        + "Call withWatermark(…) before groupByKey(…).");
    }

    @Test
    void nulls_are_refused_at_once_and_name_the_call() {
        assertThatThrownBy(() -> Stream.from(null)).hasMessage("Stream.from(null): name a source");
        assertThatThrownBy(() -> words("a").groupByKey(null)).hasMessage("groupByKey(null): name a key function");
        assertThatThrownBy(() -> words("a").groupByKey(word -> word).mapGroupsWithState(null))
                .hasMessage("mapGroupsWithState(null): name an operator");
        assertThatThrownBy(() -> words("a").writeTo(null)).hasMessage("writeTo(null): name a sink");
    }

    @Test
    void a_negative_delay_is_refused() {
        assertThatThrownBy(() -> words("a").withWatermark(PipelineTest::epoch, Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The delay of a watermark should not be negative, but is PT-1S. "
                        + "Give the longest time by which an event may be late, or Duration.ZERO.");
    }

    @Test
    void a_chain_may_be_of_any_length() {
        Stream<String> words = words("a");
        for (int i = 0; i < 20_000; i++) {
            words = words.map(word -> word);
        }
        assertThat(words.writeTo(new NamedSink<>("x")).plan().nodes()).hasSize(20_001);
    }

    private static Instant epoch(String word) {
        return Instant.EPOCH;
    }

    private static List<Class<?>> kinds(Pipeline pipeline) {
        return pipeline.plan().nodes().stream().<Class<?>>map(Object::getClass).toList();
    }

    private static OutputMode mode(Pipeline pipeline) {
        return pipeline.plan().sinks().get(0).outputMode();
    }
}
