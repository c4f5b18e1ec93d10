package dev.holdfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.EventTimeStream;
import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.engine.CheckpointIncompatibleException;
import dev.holdfast.field.KeyField;
import dev.holdfast.operator.ErrorPolicy;
import dev.holdfast.operator.FailedCall;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.testkit.Operators.Timed;
import dev.holdfast.window.Window;
import dev.holdfast.window.Windows;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Windows and duplicates in the test kit. */
class WindowsTest {

    private static final KeyField<Timed, String> KEY = KeyField.of("key", Timed::key, KeySerializers.string());

    private final TestSource<Timed> source = TestSource.of("events");
    private final TestSink<String> sink = TestSink.of("counts");
    private final TestSink<Timed> late = TestSink.of("late");

    @Test
    void a_window_closes_when_the_watermark_reaches_its_end() {
        try (PipelineTester tester = PipelineTester.of(counts(Windows.tumbling(Duration.ofSeconds(10))))) {
            assertThat(tester.feed(source, at("a", 3), at("b", 4), at("a", 9))).emittedNothing();
            assertThat(tester.advanceWatermark(Instant.ofEpochMilli(9_999))).emittedNothing();
            Step closed = tester.advanceWatermark(Instant.ofEpochSecond(10));
            assertThat(closed).emitted("a 0 2", "b 0 1").hasRowsRemoved(2);
            assertThat(closed.operator("windows.key").rows("windows", "a").toString())
                    .isEqualTo("{}");
            assertThat(tester.feed(source, at("a", 9), at("a", 11)))
                    .emittedNothing()
                    .hasRowsDropped(1);
            assertThat(tester.feed(source, at("a", 12)).operator("windows.key").rows("windows", "a"))
                    .hasToString("{10000={count=2}}");
            assertThat(tester.closeEventTime()).emitted("a 10 2").hasRowsTotal(0);
        }
    }

    @Test
    void an_event_behind_the_watermark_counts_while_its_window_is_open() {
        try (PipelineTester tester = PipelineTester.of(counts(Windows.tumbling(Duration.ofSeconds(10))))) {
            tester.feed(source, at("a", 8));
            assertThat(tester.advanceWatermark(Instant.ofEpochMilli(9_999))).emittedNothing();
            assertThat(tester.feed(source, at("a", 1))).emittedNothing().hasRowsDropped(0);
            assertThat(tester.closeEventTime()).emitted("a 0 2");
        }
    }

    @Test
    void late_events_go_to_their_sink() {
        Pipeline pipeline = events().groupBy(KEY)
                .windowedBy(Windows.tumbling(Duration.ofSeconds(10)))
                .lateEventsTo(late)
                .count()
                .whenClosed(WindowsTest::text)
                .writeTo(sink);
        try (PipelineTester tester = PipelineTester.of(pipeline)) {
            tester.feed(source, at("a", 25));
            assertThat(tester.feed(source, at("a", 19), at("a", 20), at("a", 31))
                            .emitted(late))
                    .containsExactly(at("a", 19));
        }
    }

    @Test
    void another_size_is_refused_and_both_are_named() {
        try (PipelineTester tester = PipelineTester.of(counts(Windows.tumbling(Duration.ofSeconds(10))))) {
            tester.feed(source, at("a", 3));
            tester.pipeline(counts(Windows.tumbling(Duration.ofSeconds(5)).withOffset(Duration.ofSeconds(6))));
            assertThatThrownBy(() -> tester.restart().run())
                    .isInstanceOf(CheckpointIncompatibleException.class)
                    .hasMessageContaining("windows.key")
                    .hasMessageContaining("tumbling windows of PT10S")
                    .hasMessageContaining("tumbling windows of PT5S with offset PT1S")
                    .hasMessageContaining("give the operator a new id with named(…)")
                    .hasMessageContaining("dropStateOf(\"windows.key\")");
        }
    }

    @Test
    void a_window_that_fails_is_gone_when_the_policy_forgives() {
        TestSink<FailedCall<String, Timed>> failed = TestSink.of("failed");
        Pipeline pipeline = events().groupBy(KEY)
                .windowedBy(Windows.tumbling(Duration.ofSeconds(10)))
                .onError(ErrorPolicy.deadLettersTo(failed))
                .count()
                .whenClosed((key, window, n) -> {
                    if (key.equals("bad")) {
                        throw new IllegalStateException("as asked");
                    }
                    return text(key, window, n);
                })
                .writeTo(sink);
        try (PipelineTester tester = PipelineTester.of(pipeline)) {
            tester.feed(source, at("a", 3), at("bad", 4));
            Step closed = tester.closeEventTime();
            assertThat(closed).hasFailedCalls(1).hasRowsTotal(0);
            assertThat(closed.emitted(sink)).containsExactly("a 0 1");
            assertThat(closed.emitted(failed)).singleElement().satisfies(call -> {
                assertThat(call.key()).isEqualTo("bad");
                assertThat(call.timedOut()).isTrue();
            });
        }
    }

    @Test
    void events_without_a_time_are_in_no_window_and_counted() {
        try (PipelineTester tester = PipelineTester.of(counts(Windows.tumbling(Duration.ofSeconds(10))))) {
            Step step = tester.feed(source, at("a", 3), new Timed("a", null));
            assertThat(step.operator("windows.key").progress().get(0).customMetrics())
                    .containsAllEntriesOf(Map.of("numRowsWithoutEventTime", 1L));
            assertThat(step.operator("windows.key").progress().get(0).operatorName())
                    .isEqualTo("windowedAggregate");
            assertThat(tester.closeEventTime()).emitted("a 0 1");
        }
    }

    @Test
    void an_id_is_kept_as_a_deadline_until_the_watermark_has_passed_it() {
        Pipeline pipeline = events().dropDuplicates(KEY, Duration.ofSeconds(10))
                .map(event -> event.key() + " " + event.seconds())
                .writeTo(sink);
        try (PipelineTester tester = PipelineTester.of(pipeline)) {
            Step first = tester.feed(source, at("a", 5), at("a", 4), at("b", 1));
            assertThat(first).emitted("a 5", "b 1").hasRowsTotal(2);
            assertThat(first.operator("dropDuplicates.key").rows("ids", "a"))
                    .containsExactly(Map.entry("a", Instant.ofEpochMilli(14_999)));
            assertThat(tester.advanceWatermark(Instant.ofEpochSecond(14))).hasRowsTotal(1);
            assertThat(tester.feed(source, at("a", 15))).emittedNothing();
            assertThat(tester.advanceWatermark(Instant.ofEpochSecond(15))).hasRowsTotal(0);
            assertThat(tester.feed(source, at("a", 16))).emitted("a 16");
        }
    }

    @Test
    void what_cannot_be_meant_is_refused_when_the_pipeline_is_built() {
        assertThatThrownBy(() -> events().dropDuplicates(KEY, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("should be positive");
        assertThatThrownBy(() -> Windows.tumbling(Duration.ofSeconds(1).negated()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("should be positive");
        assertThatThrownBy(() -> Windows.tumbling(Duration.ofNanos(1_500_000)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("whole milliseconds");
    }

    private EventTimeStream<Timed> events() {
        return Stream.from(source).withWatermark(Timed::at, Duration.ZERO);
    }

    private Pipeline counts(Windows windows) {
        return events().groupBy(KEY)
                .windowedBy(windows)
                .count()
                .whenClosed(WindowsTest::text)
                .writeTo(sink);
    }

    private static String text(String key, Window window, long n) {
        return key + " " + window.start().getEpochSecond() + " " + n;
    }

    private static Timed at(String key, int seconds) {
        return new Timed(key, seconds);
    }
}
