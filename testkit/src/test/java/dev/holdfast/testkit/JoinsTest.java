package dev.holdfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.EventTimeStream;
import dev.holdfast.Join;
import dev.holdfast.JoinTimes;
import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.engine.CheckpointIncompatibleException;
import dev.holdfast.engine.Trigger;
import dev.holdfast.field.KeyField;
import dev.holdfast.operator.ErrorPolicy;
import dev.holdfast.operator.FailedCall;
import dev.holdfast.runtime.EmbeddedEngine;
import dev.holdfast.runtime.reader.StateReader;
import dev.holdfast.runtime.reader.StateView;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;
import dev.holdfast.window.Windows;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Joins in the test kit. An event is a word with its time in seconds: {@code bread@5}. */
class JoinsTest {

    private static final KeyField<String, String> WORD =
            KeyField.of("word", JoinsTest::word, KeySerializers.string(), StateSerializers.string());

    @TempDir
    Path directory;

    private final TestSource<String> lefts = TestSource.of("lefts");
    private final TestSource<String> rights = TestSource.of("rights");
    private final TestSink<String> sink = TestSink.of("pairs");
    private final TestSink<String> lateLeft = TestSink.of("lateLeft");

    @Test
    void an_event_without_a_partner_comes_when_the_watermark_has_passed_its_last_one() {
        try (PipelineTester tester = PipelineTester.of(pairs(near(0, 10)))) {
            assertThat(tester.feed(lefts, "a@5", "b@6")).emittedNothing();
            assertThat(tester.feed(rights, "a@15", "b@17")).emitted("a@5+a@15");
            assertThat(tester.advanceWatermark(Instant.ofEpochSecond(16))).emittedNothing();
            Step passed = tester.advanceWatermark(Instant.ofEpochMilli(16_001));
            assertThat(passed).emitted("b@6+null");
            assertThat(tester.closeEventTime()).emittedNothing().hasRowsTotal(0);
        }
    }

    @Test
    void the_progress_names_the_join_and_counts_what_it_leaves_out() {
        Pipeline pipeline = near(0, 10)
                .lateLeftTo(lateLeft)
                .inner((left, right) -> left + "+" + right)
                .writeTo(sink);
        try (PipelineTester tester = PipelineTester.of(pipeline)) {
            Step first = tester.feed(lefts, "a@30", "a@-1");
            assertThat(first.operator("join.word.word").progress().get(0).operatorName())
                    .isEqualTo("streamJoin");
            assertThat(first.operator("join.word.word").progress().get(0).customMetrics())
                    .containsAllEntriesOf(Map.of("numRowsWithoutEventTime", 1L));
            tester.advanceWatermark(Instant.ofEpochSecond(20));
            Step late = tester.feed(lefts, "a@20", "a@21");
            assertThat(late).hasRowsDropped(1);
            assertThat(late.emitted(lateLeft)).containsExactly("a@20");
            assertThat(tester.feed(rights, "a@20")).hasRowsDropped(1);
            assertThat(tester.feed(rights, "a@31").emitted(sink)).containsExactly("a@21+a@31", "a@30+a@31");
        }
    }

    @Test
    void what_waits_can_be_read_in_tests() {
        try (PipelineTester tester = PipelineTester.of(pairs(near(0, 10)))) {
            Step step = tester.feed(lefts, "a@5", "a@5");
            assertThat(step.operator("join.word.word").rows("left", "a").toString())
                    .isEqualTo("{5000=[a@5 at 1970-01-01T00:00:05Z, a@5 at 1970-01-01T00:00:05Z]}");
            assertThat(tester.feed(rights, "a@6")
                            .operator("join.word.word")
                            .rows("left", "a")
                            .toString())
                    .contains("a@5 at 1970-01-01T00:00:05Z, matched");
        }
    }

    @Test
    void what_waits_can_be_read_as_json_from_a_checkpoint() throws Exception {
        lefts.add("a@5");
        rights.add("a@4");
        EmbeddedEngine.builder()
                .checkpoint(directory)
                .trigger(Trigger.availableNow())
                .build()
                .start(pairs(near(0, 10)))
                .awaitTermination();
        StateView view = StateReader.open(directory).latest();
        assertThat(view.of("join.word.word", "left").json().find("\"a\""))
                .hasValueSatisfying(row -> assertThat(row.toString())
                        .startsWith("{\"key\":\"a\",\"subKey\":5000,\"state\":"
                                + "{\"events\":[{\"timeMillis\":5000,\"matched\":false,\"event\":\"a@5\"}]}"));
    }

    @Test
    void other_bounds_or_another_kind_of_join_are_refused_after_a_restart() {
        try (PipelineTester tester = PipelineTester.of(pairs(near(0, 10)))) {
            tester.feed(lefts, "a@5");
            tester.pipeline(pairs(near(0, 11)));
            assertThatThrownBy(() -> tester.restart().run())
                    .isInstanceOf(CheckpointIncompatibleException.class)
                    .hasMessageContaining("join.word.word")
                    .hasMessageContaining("left join from PT0S to PT10S")
                    .hasMessageContaining("left join from PT0S to PT11S");
            tester.pipeline(near(0, 10).semi().writeTo(sink));
            assertThatThrownBy(() -> tester.restart().run())
                    .isInstanceOf(CheckpointIncompatibleException.class)
                    .hasMessageContaining("semi join from PT0S to PT10S");
        }
    }

    @Test
    void a_result_that_fails_goes_to_the_dead_letters_when_the_policy_says_so() {
        TestSink<FailedCall<String, Object>> failed = TestSink.of("failed");
        Pipeline pipeline = near(0, 10)
                .onError(ErrorPolicy.deadLettersTo(failed))
                .inner((left, right) -> {
                    if (left.startsWith("bad")) {
                        throw new IllegalStateException("as asked");
                    }
                    return left + "+" + right;
                })
                .writeTo(sink);
        try (PipelineTester tester = PipelineTester.of(pipeline)) {
            tester.feed(lefts, "a@5", "bad@5");
            Step step = tester.feed(rights, "a@6", "bad@6");
            assertThat(step).hasFailedCalls(1);
            assertThat(step.emitted(sink)).containsExactly("a@5+a@6");
            assertThat(step.emitted(failed))
                    .singleElement()
                    .satisfies(call -> assertThat(call.events()).containsExactly("bad@6"));
        }
    }

    @Test
    void what_cannot_be_meant_is_refused_when_the_pipeline_is_built() {
        JoinTimes<String, String, String> times =
                events(lefts).join(events(rights)).on(WORD, WORD);
        assertThatThrownBy(() -> times.between(Duration.ofSeconds(1), Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("between(PT1S, PT0S)")
                .hasMessageContaining("Exchange them");
        assertThatThrownBy(() -> times.between(Duration.ofNanos(1), Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("whole milliseconds");
        KeyField<String, String> blind = KeyField.of("blind", JoinsTest::word, KeySerializers.string());
        assertThatThrownBy(() -> events(lefts).join(events(rights)).on(WORD, blind))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("field 'blind' does not know the bytes of its events");
        assertThatThrownBy(() -> times.inSame(Windows.tumbling(Duration.ofSeconds(1)))
                        .named(" ")
                        .semi())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("operator id");
    }

    private static EventTimeStream<String> events(TestSource<String> source) {
        return Stream.from(source).withWatermark(JoinsTest::at, Duration.ofSeconds(60));
    }

    private Join<String, String, String> near(long from, long to) {
        return events(lefts)
                .join(events(rights))
                .on(WORD, WORD)
                .between(Duration.ofSeconds(from), Duration.ofSeconds(to));
    }

    private Pipeline pairs(Join<String, String, String> join) {
        return join.left((left, right) -> left + "+" + right).writeTo(sink);
    }

    private static String word(String event) {
        return event.substring(0, event.indexOf('@'));
    }

    private static Instant at(String event) {
        long seconds = Long.parseLong(event.substring(event.indexOf('@') + 1));
        return seconds < 0 ? null : Instant.ofEpochSecond(seconds);
    }
}
