package dev.holdfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.engine.StreamingQueryException;
import dev.holdfast.engine.Trigger;
import dev.holdfast.operator.ErrorPolicy;
import dev.holdfast.operator.FlatMapGroups;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;
import dev.holdfast.testkit.Operators.Timed;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PipelineTesterTest extends TesterPipelines {

    @Test
    void a_step_reads_what_was_fed_in_one_batch() {
        try (PipelineTester tester = counting()) {
            words.add("a");
            Step step = tester.feed(words, "b", "a");
            assertThat(step)
                    .emitted("(b,1)", "(a,2)")
                    .emittedTo(counts, "(a,2)", "(b,1)")
                    .hasState("a", 2L)
                    .hasBatches(1)
                    .hasInputRows(3)
                    .hasRowsTotal(2)
                    .hasRowsUpdated(2)
                    .hasRowsRemoved(0)
                    .hasRowsDropped(0);
            assertThat(step.emitted(counts)).containsExactlyInAnyOrder("(a,2)", "(b,1)");
            assertThat(tester.run()).emittedNothing().hasBatches(0).hasRowsTotal(2);
            assertThat(tester.progress()).hasSize(1);
        }
    }

    @Test
    void time_moves_by_hand_and_due_timeouts_meet_events_in_one_batch() {
        try (PipelineTester tester = counting()) {
            assertThat(tester.feed(words, "a", "b")).hasTimer("a", Instant.ofEpochSecond(10));
            assertThat(tester.advance(Duration.ofSeconds(10))).emittedNothing().hasBatches(0);
            assertThat(tester.at(Instant.ofEpochMilli(10_001)).feed(words, "b"))
                    .emitted("(a,-1)", "(b,2)")
                    .hasBatches(1)
                    .hasNoState("a")
                    .hasNoTimer("a");
            assertThat(tester.advanceTo(Instant.ofEpochSecond(30)))
                    .emitted("(b,-1)")
                    .hasNoTimers();
            assertThat(tester.now()).isEqualTo(Instant.ofEpochSecond(30));
        }
    }

    @Test
    void the_watermark_moves_by_events_and_by_hand() {
        try (PipelineTester tester = latest(Duration.ofSeconds(10))) {
            assertThat(tester.feed(timed, new Timed("a", 15)))
                    .emitted("(a,15)")
                    .hasWatermark(Instant.ofEpochSecond(5))
                    .hasBatches(2);
            assertThat(tester.feed(timed, new Timed("a", 5))).emittedNothing().hasRowsDropped(1);
            assertThat(tester.advanceWatermark(Instant.ofEpochSecond(20))).emittedNothing();
            assertThat(tester.advanceWatermark(Instant.ofEpochSecond(21)))
                    .emitted("(a,-1)")
                    .hasWatermark(Instant.ofEpochSecond(21));
        }
    }

    @Test
    void states_are_typed_by_their_operator() {
        FlatMapGroups<String, String, Long, String> operator = Operators.processingTimeCount();
        try (PipelineTester tester = counting()) {
            Step step = tester.feed(words, "a", "b", "a");
            assertThat(step.operator(operator))
                    .hasStates(Map.of("a", 2L, "b", 1L))
                    .hasTimer("b", Instant.ofEpochSecond(10))
                    .hasRowOfAtMost("a", 20)
                    .hasRowsTotal(2);
            long state = step.operator(operator).state("a").orElseThrow();
            assertThat(state).isEqualTo(2);
            assertThat(tester.state(operator, "b")).hasValue(1L);
            assertThat(tester.timer(operator, "b")).hasValue(Instant.ofEpochSecond(10));
            tester.feed(words, "a");
            assertThat(step.operator(operator).state("a"))
                    .as("steps do not change")
                    .hasValue(2L);
        }
    }

    @Test
    void a_key_of_another_type_is_refused() {
        try (PipelineTester tester = counting()) {
            Step step = tester.feed(words, "a");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> assertThat(step).hasNoState(7))
                    .withMessage(
                            "Operator 'processingTimeCount' has no keys like 7, a java.lang.Integer. Give a key of the"
                                    + " type that the update function takes.");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> assertThat(step).hasNoTimer(7))
                    .withMessageContaining("java.lang.Integer");
        }
    }

    @Test
    void a_description_stays_with_what_is_said_of_the_operator() {
        try (PipelineTester tester = counting()) {
            Step step = tester.feed(words, "a");
            assertThatThrownBy(() -> assertThat(step).as("after one word").hasState("a", 2L))
                    .hasMessageStartingWith("[after one word] Expected operator processingTimeCount");
            assertThatThrownBy(() -> assertThat(step).as("after one word").hasNoTimers())
                    .hasMessageStartingWith("[after one word] Expected operator processingTimeCount");
        }
    }

    @Test
    void a_call_that_an_error_policy_forgives_leaves_the_rest_of_the_step() {
        FlatMapGroups<String, String, Long, String> failing = FlatMapGroups.withoutTimeout(
                "failing", KeySerializers.string(), StateSerializers.int64(), (key, events, state, out) -> {
                    state.update(1L);
                    out.emit(key);
                    if (key.equals("bad")) {
                        throw new UnsupportedOperationException("never");
                    }
                });
        try (PipelineTester tester = PipelineTester.of(Stream.from(words)
                .groupByKey(word -> word)
                .flatMapGroupsWithState(failing.onError(ErrorPolicy.skipKey()))
                .writeTo(counts))) {
            assertThat(tester.feed(words, "good", "bad"))
                    .emitted("good")
                    .hasState("good", 1L)
                    .hasNoState("bad");
        }
    }

    @Test
    void a_stream_that_is_declared_idle_lets_the_watermark_move_when_the_clock_does() {
        TestSource<Timed> quiet = TestSource.of("quiet");
        Pipeline pipeline = Stream.from(timed)
                .withWatermark(Timed::at, Duration.ZERO)
                .union(Stream.from(quiet)
                        .withWatermark(Timed::at, Duration.ZERO)
                        .withIdleness(Duration.ofMinutes(1)))
                .groupByKey(Timed::key)
                .flatMapGroupsWithState(Operators.eventTimeMax())
                .writeTo(counts);
        try (PipelineTester tester = PipelineTester.of(pipeline)) {
            assertThat(tester.feed(timed, new Timed("a", 15))).hasNoWatermark();
            assertThat(tester.advance(Duration.ofMinutes(1)))
                    .hasWatermark(Instant.ofEpochSecond(15))
                    .hasInputRows(0);
            assertThat(tester.feed(timed, new Timed("b", 30))).emitted("(b,30)", "(a,-1)");
        }
    }

    @Test
    void a_step_that_finds_input_after_event_time_was_closed_fails() {
        PipelineTester tester = latest(Duration.ZERO);
        tester.feed(timed, new Timed("a", 10));
        tester.closeEventTime();
        assertThatThrownBy(() -> tester.feed(timed, new Timed("a", 11)))
                .isInstanceOf(StreamingQueryException.class)
                .hasMessageContaining("event time of this query was closed");
        tester.close();
    }

    @Test
    void the_engine_can_be_told_anything_else() {
        try (PipelineTester tester = counting().engine(builder -> builder.maxEventsPerBatch(1))) {
            assertThat(tester.feed(words, "a", "a"))
                    .emittedInOrder("(a,1)", "(a,2)")
                    .hasBatches(2);
        }
    }

    @Test
    void a_trigger_that_ends_reads_what_was_there_at_the_start_of_its_step() {
        try (PipelineTester tester = counting().engine(builder -> builder.trigger(Trigger.availableNow()))) {
            words.add("a");
            assertThat(tester.run()).emitted("(a,1)");
            assertThat(tester.feed(words, "b")).emitted("(b,1)");
            assertThat(tester.restart().run()).emittedNothing();
        }
    }

    @Test
    void files_are_those_of_the_engine() throws Exception {
        try (PipelineTester tester = counting().checkpoint(directory)) {
            tester.feed(words, "a");
            assertThatIllegalStateException().isThrownBy(() -> tester.checkpoint(directory));
        }
        assertThat(Files.exists(directory.resolve("holdfast.json"))).isTrue();
    }

    @Test
    void several_operators_are_told_apart() {
        TestSink<String> others = TestSink.of("others");
        Stream<String> all = Stream.from(words);
        try (PipelineTester tester = PipelineTester.of(Pipeline.of(
                all.groupByKey(word -> word)
                        .flatMapGroupsWithState(Operators.runningCount())
                        .writeTo(counts),
                all.groupByKey(word -> "all")
                        .flatMapGroupsWithState(Operators.runningCount().named("other"))
                        .writeTo(others)))) {
            Step step = tester.feed(words, "a", "b");
            assertThat(step).emittedTo(others, "(all,2)").emittedTo(counts, "(a,1)", "(b,1)");
            assertThat(step.operator(Operators.runningCount().named("other"))).hasState("all", 2L);
            assertThatIllegalStateException()
                    .isThrownBy(() -> assertThat(step).hasState("a", 1L))
                    .withMessageContaining("assertThat(step.operator(…))");
            assertThatIllegalArgumentException().isThrownBy(() -> step.operator("none"));
            assertThatIllegalArgumentException().isThrownBy(() -> step.emitted(TestSink.of("counts")));
        }
    }

    @Test
    void a_source_that_nobody_reads_is_refused() {
        try (PipelineTester tester = counting()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> tester.feed(TestSource.of("words"), "a"))
                    .withMessageContaining("is not in the pipeline");
        }
    }

    @Test
    void a_failed_assertion_shows_the_step() {
        try (PipelineTester tester = latest(Duration.ofSeconds(10))) {
            tester.feed(timed, new Timed("a", 15));
            Step step = tester.feed(timed, new Timed("b", 31), new Timed("c", 2));
            assertThatThrownBy(() -> assertThat(step).emitted("(b,31)", "(c,2)"))
                    .isInstanceOf(AssertionError.class)
                    .hasMessage("""
                            Expected a step that emitted [(b,31), (c,2)], but it emitted [(b,31), (a,-1)]; missing: [(c,2)]; not expected: [(a,-1)].
                            step 2
                              time       1970-01-01T00:00:00Z
                              watermark  1970-01-01T00:00:21Z
                              batches    2 to 3
                              events     timed         Timed[key=b, seconds=31]
                                                       Timed[key=c, seconds=2]
                              emitted    counts        (b,31)
                                                       (a,-1)
                              state      eventTimeMax  b = 31, timeout 1970-01-01T00:00:36Z
                              figures    eventTimeMax  1 rows, 1 updated, 1 removed, 1 dropped""");
            assertThatThrownBy(() -> assertThat(step).hasState("b", 30L))
                    .hasMessageStartingWith(
                            "Expected operator eventTimeMax to have state 30 of b, but it has 31.\nstep 2\n");
        }
    }
}
