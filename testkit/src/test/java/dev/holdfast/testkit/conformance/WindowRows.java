package dev.holdfast.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.EventTimeStream;
import dev.holdfast.Stream;
import dev.holdfast.connector.Source;
import dev.holdfast.engine.Trigger;
import dev.holdfast.field.KeyField;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.testkit.PipelineTester;
import dev.holdfast.testkit.TestSink;
import dev.holdfast.testkit.TestSource;
import dev.holdfast.window.Windows;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Groups D and E where they count by windows. An event is its time in seconds. */
final class WindowRows {

    private static final String NONE_YET = "While there is no watermark yet, none is told (design section 11, 16).";
    private static final KeyField<Integer, String> ALL = KeyField.of("all", event -> "all", KeySerializers.string());

    private WindowRows() {}

    static List<Row> all() {
        List<Row> rows = new ArrayList<>();
        rows.add(Row.same(
                "D02",
                "counts by window, in update mode",
                Script.<Integer>of((source, sink) -> seconds(source, 10)
                                .groupBy(ALL)
                                .windowedBy(Windows.tumbling(Duration.ofSeconds(5)))
                                .count()
                                .updates(
                                        Duration.ZERO,
                                        (key, window, n) -> "(" + window.start().getEpochSecond() + "," + n + ")")
                                .writeTo(sink))
                        .step(10, 11, 12, 13, 14, 15)
                        .emits("(10,5)", "(15,1)")
                        .step(25)
                        .emits("(25,1)")
                        .figures("t2")
                        .step(10, 25)
                        .emits("(25,2)")
                        .figures("t2 d1")
                        .step(10)
                        .emits()
                        .figures("t2 d1")
                        .step(15)
                        .emits("(15,2)")));
        rows.addAll(counts());
        rows.addAll(triggers());
        rows.addAll(rules());
        return rows;
    }

    private static List<Row> counts() {
        return List.of(
                Row.same(
                        "D01",
                        "counts by window, appended",
                        fives(10)
                                .step(10, 11, 12, 13, 14, 15)
                                .emits()
                                .step(25)
                                .emits("(10,5)")
                                .figures("t2 d0")
                                .step(10)
                                .emits()
                                .figures("t2 d1")),
                Row.deviates(
                        "D04",
                        "event times in the progress",
                        NONE_YET,
                        fives(10)
                                .step(15)
                                .eventTime(15, 15, 15, Script.NO_WATERMARK)
                                .step(10, 12, 14)
                                .eventTime(10, 14, 12, 5)
                                .step(25)
                                .eventTime(25, 25, 25, 5)
                                .emits("(10,3)")),
                Row.nearest(
                        "D07",
                        "the watermark after a restart",
                        "The log of commits is one; what is left of it is covered by the checkpoint's own tests.",
                        fives(10)
                                .step(10, 11, 12, 13, 14, 15)
                                .step(25)
                                .emits("(10,5)")
                                .restarted(10, 27, 30)
                                .emits("(15,1)")
                                .figures("d1")
                                .restarted(17)
                                .emits()
                                .figures("d1")
                                .step(40)
                                .emits("(25,2)")),
                Row.nearest(
                        "D14",
                        "counts by raw time",
                        "Groups by a raw time are windows of a second here.",
                        Script.<Integer>of((source, sink) ->
                                        counted(seconds(source, 10), 1).writeTo(sink))
                                .step(10)
                                .emits()
                                .step(25)
                                .emits("(10,1)")),
                Row.nearest(
                        "D23",
                        "steps between the watermark and the windows",
                        "There are no columns to rename; a step in between keeps the event time.",
                        Script.<Integer>of((source, sink) -> counted(
                                                seconds(source, 10).map(event -> event), 5)
                                        .writeTo(sink))
                                .step(10, 11, 12, 13, 14, 15)
                                .emits()
                                .step(25)
                                .emits("(10,5)")
                                .figures("t2 d0")
                                .step(10)
                                .emits()
                                .figures("t2 d1")),
                Row.same(
                        "E09",
                        "figures of windows that close",
                        fives(10)
                                .step(3, 2, 1, 9)
                                .emits()
                                .step(25)
                                .emits("(0,3)", "(5,1)")
                                .figures("t1 u1 r2")));
    }

    private static List<Row> triggers() {
        return List.of(
                Row.deviates("D06", "once, a start per input", NONE_YET, () -> {
                    TestSource<Integer> source = TestSource.of("input");
                    try (PipelineTester tester = once(source, 10)) {
                        source.add(15);
                        assertThat(tester.run()).emittedNothing().hasNoWatermark();
                        source.add(10, 12, 14);
                        assertThat(tester.restart().run()).emittedNothing().hasWatermark(Instant.ofEpochSecond(5));
                        source.add(25);
                        assertThat(tester.restart().run()).emittedNothing().hasWatermark(Instant.ofEpochSecond(5));
                        source.add(50);
                        assertThat(tester.restart().run()).emitted("(10,3)").hasWatermark(Instant.ofEpochSecond(15));
                        source.add(50);
                        assertThat(tester.restart().run())
                                .emitted("(15,1)", "(25,1)")
                                .hasWatermark(Instant.ofEpochSecond(40));
                    }
                }),
                Row.same("D25", "late by the watermark of the batch before", () -> {
                    TestSource<Integer> source = TestSource.of("input");
                    try (PipelineTester tester = once(source, 0)) {
                        source.add(10);
                        assertThat(tester.run()).emittedNothing();
                        source.add(30);
                        assertThat(tester.restart().run()).emittedNothing();
                        source.add(11, 31);
                        assertThat(tester.restart().run())
                                .emitted("(10,2)")
                                .hasRowsRemoved(1)
                                .hasRowsDropped(0);
                        source.add(12, 32);
                        assertThat(tester.restart().run()).emittedNothing().hasRowsDropped(1);
                    }
                }),
                Row.same("D28", "available now", () -> {
                    TestSource<Integer> source = TestSource.of("input");
                    source.add(10, 30);
                    try (PipelineTester tester = PipelineTester.of(fives(0).pipeline(source, TestSink.of("output")))
                            .engine(engine -> engine.trigger(Trigger.availableNow()))) {
                        assertThat(tester.run()).emitted("(10,1)").hasBatches(2);
                        assertThat(tester.restart().run()).emittedNothing().hasBatches(0);
                    }
                }));
    }

    private static List<Row> rules() {
        return List.of(
                Row.deviates(
                        "D26",
                        "how late events are counted",
                        "Each late event counts, however the input is divided.",
                        fives(0).step(50)
                                .step(10, 11, 12, 13, 14, 20, 21, 45, 49, 48)
                                .emits()
                                .figures("d10")),
                Row.nearest(
                        "D29",
                        "a filter after the watermark",
                        "There are no columns, so there is one rule: what is filtered after the watermark counts for it.",
                        Script.<Integer>of((source, sink) -> counted(
                                                seconds(source, 0).filter(event -> event < 50), 5)
                                        .writeTo(sink))
                                .step(10)
                                .emits()
                                .step(60)
                                .emits("(10,1)")
                                .watermark(60)
                                .step(20)
                                .emits()
                                .figures("d1")));
    }

    /** CNT(5, delay). */
    private static Script<Integer> fives(long delay) {
        return Script.of((source, sink) -> counted(seconds(source, delay), 5).writeTo(sink));
    }

    private static PipelineTester once(TestSource<Integer> source, long delay) {
        return PipelineTester.of(fives(delay).pipeline(source, TestSink.of("output")))
                .engine(engine -> engine.trigger(Trigger.once()));
    }

    static EventTimeStream<Integer> seconds(Source<Integer> source, long delay) {
        return Stream.from(source).withWatermark(Instant::ofEpochSecond, Duration.ofSeconds(delay));
    }

    static EventTimeStream<String> counted(EventTimeStream<Integer> events, long seconds) {
        return events.groupBy(ALL)
                .windowedBy(Windows.tumbling(Duration.ofSeconds(seconds)))
                .count()
                .whenClosed((key, window, n) -> "(" + window.start().getEpochSecond() + "," + n + ")");
    }
}
