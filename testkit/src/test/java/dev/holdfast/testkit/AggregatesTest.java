package dev.holdfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.engine.CheckpointIncompatibleException;
import dev.holdfast.field.KeyField;
import dev.holdfast.operator.ErrorPolicy;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.testkit.Operators.Timed;
import dev.holdfast.window.Windows;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of windows that fail, of keys that are forgotten, and of windows that change over a restart. */
class AggregatesTest {

    private static final KeyField<Timed, String> KEY = KeyField.of("key", Timed::key, KeySerializers.string());

    private final TestSource<Timed> source = TestSource.of("events");
    private final TestSink<String> sink = TestSink.of("counts");

    static List<Windows> windowsOfOneKeyThatCloseTogether() {
        return List.of(
                Windows.tumbling(Duration.ofSeconds(5)),
                Windows.sliding(Duration.ofSeconds(10), Duration.ofSeconds(5)),
                Windows.session(Duration.ofSeconds(2)));
    }

    @ParameterizedTest
    @MethodSource("windowsOfOneKeyThatCloseTogether")
    void a_window_that_fails_is_left_out_and_no_other_one(Windows windows) {
        Pipeline pipeline = Stream.from(source)
                .withWatermark(Timed::at, Duration.ofHours(1))
                .groupBy(KEY)
                .windowedBy(windows)
                .onError(ErrorPolicy.skipKey())
                .count()
                .whenClosed((key, window, n) -> text(window.start().getEpochSecond()))
                .writeTo(sink);
        try (PipelineTester tester = PipelineTester.of(pipeline)) {
            assertThat(tester.feed(source, new Timed("a", 5), new Timed("a", 10), new Timed("a", 15)))
                    .emittedNothing();
            Object[] others =
                    windows instanceof Windows.Sliding ? new Object[] {"0", "5", "15"} : new Object[] {"5", "15"};
            assertThat(tester.closeEventTime()).emitted(others).hasRowsTotal(0);
        }
    }

    private static String text(long start) {
        if (start == 10) {
            throw new IllegalStateException("planned");
        }
        return String.valueOf(start);
    }

    @Test
    void a_key_without_events_is_forgotten_after_its_time() {
        Pipeline pipeline = Stream.from(source)
                .groupBy(KEY)
                .withTtl(Duration.ofMinutes(1))
                .count()
                .updates((key, n) -> key + n)
                .writeTo(sink);
        try (PipelineTester tester = PipelineTester.of(pipeline)) {
            assertThat(tester.feed(source, new Timed("a", 1))).emitted("a1");
            tester.advance(Duration.ofSeconds(59));
            assertThat(tester.feed(source, new Timed("a", 1))).emitted("a2");
            tester.advance(Duration.ofSeconds(60));
            assertThat(tester.feed(source, new Timed("a", 1))).emitted("a1");
        }
    }

    @Test
    void another_slide_over_a_restart_is_refused_with_both_named() {
        refused(
                Windows.sliding(Duration.ofSeconds(10), Duration.ofSeconds(5)),
                Windows.sliding(Duration.ofSeconds(10), Duration.ofSeconds(2)));
    }

    @Test
    void another_gap_over_a_restart_is_refused_with_both_named() {
        refused(Windows.session(Duration.ofSeconds(2)), Windows.session(Duration.ofSeconds(3)));
    }

    private void refused(Windows before, Windows after) {
        try (PipelineTester tester = PipelineTester.of(counts(before))) {
            tester.feed(source, new Timed("a", 5));
            tester.pipeline(counts(after));
            assertThatThrownBy(() -> tester.restart().run())
                    .isInstanceOf(CheckpointIncompatibleException.class)
                    .hasMessageContaining(before.text())
                    .hasMessageContaining(after.text());
        }
    }

    private Pipeline counts(Windows windows) {
        return Stream.from(source)
                .withWatermark(Timed::at, Duration.ZERO)
                .groupBy(KEY)
                .windowedBy(windows)
                .count()
                .whenClosed((key, window, n) -> key + n)
                .writeTo(sink);
    }
}
