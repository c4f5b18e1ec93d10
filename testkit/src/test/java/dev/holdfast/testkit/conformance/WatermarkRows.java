package dev.holdfast.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.holdfast.EventTimeStream;
import dev.holdfast.Stream;
import dev.holdfast.connector.Source;
import dev.holdfast.engine.Trigger;
import dev.holdfast.operator.EventTimeFlatMapGroups;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;
import dev.holdfast.testkit.Operators;
import dev.holdfast.testkit.Operators.Timed;
import dev.holdfast.testkit.PipelineTester;
import dev.holdfast.testkit.TestSink;
import dev.holdfast.testkit.TestSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Group D: watermarks. Those that count by windows are in {@link WindowRows}. */
final class WatermarkRows {

    private static final String OPERATOR =
            "There are no groups by raw time; an operator with event-time timeouts shows the same.";
    private static final String MINIMUM =
            "There is no policy other than the earliest watermark (design section 11, 12).";
    private static final Duration TEN = Duration.ofSeconds(10);

    private WatermarkRows() {}

    static List<Row> all() {
        List<Row> rows = new ArrayList<>();
        rows.addAll(progress());
        rows.addAll(streams());
        rows.addAll(refused());
        rows.addAll(operators());
        return rows;
    }

    private static List<Row> progress() {
        return List.of(
                Row.same(
                        "D05",
                        "no event times without a watermark",
                        UpdateFunctionRows.words(Operators.runningCount())
                                .step("a")
                                .noEventTime()),
                Row.deviates(
                        "D27",
                        "a timeout that is due at a restart",
                        "It fires right after the restart (design section 11, 1).",
                        () -> {
                            TestSource<Timed> source = TestSource.of("input");
                            try (PipelineTester tester = PipelineTester.of(
                                            latest(Duration.ZERO).pipeline(source, TestSink.of("output")))
                                    .engine(engine -> engine.trigger(Trigger.once()))) {
                                tester.feed(source);
                                source.add(at(10), new Timed("other", 30));
                                assertThat(tester.restart().run()).emitted("(k,10)", "(other,30)");
                                assertThat(tester.engine(engine -> engine.trigger(Trigger.asFastAsPossible()))
                                                .restart()
                                                .run())
                                        .emitted("(k,-1)")
                                        .hasInputRows(0);
                            }
                        }));
    }

    private static List<Row> streams() {
        return List.of(
                Row.deviates(
                        "D09",
                        "two streams and a restart",
                        "The watermarks of single streams survive a restart (design section 11, 8).",
                        twoStreams(Duration.ofSeconds(10), Duration.ofSeconds(15))
                                .step(at("first", 200_000), at("second", 200_000))
                                .watermark(199_985)
                                .restarted(at("second", 200_100))
                                .watermark(199_990)
                                .step(at("first", 200_050))
                                .watermark(200_040)),
                Row.deviates(
                        "D10",
                        "the latest of two watermarks",
                        MINIMUM,
                        twoStreams(Duration.ofSeconds(10), Duration.ofSeconds(15))
                                .step(at("first", 20), at("second", 30))
                                .watermark(10)
                                .restarted(at("first", 120), at("second", 130))
                                .watermark(110)
                                .step(at("first", 150))
                                .watermark(115)),
                Row.deviates(
                        "D12",
                        "the policy after a restart",
                        MINIMUM,
                        twoStreams(Duration.ofSeconds(10), Duration.ofSeconds(15))
                                .step(at("first", 20), at("second", 30))
                                .watermark(10)
                                .restarted(at("second", 130))
                                .watermark(10)));
    }

    private static List<Row> refused() {
        String text = "Text does not exist (design section 11, 9).";
        return List.of(
                Row.same(
                        "D17",
                        "a negative delay",
                        () -> assertThatIllegalArgumentException()
                                .isThrownBy(() -> latest(Duration.ofSeconds(-10))
                                        .pipeline(TestSource.of("input"), TestSink.of("output")))
                                .withMessageContaining("should not be negative")),
                Row.nearest(
                        "D19",
                        "delays that are no intervals",
                        text + " What is not a Duration does not compile.",
                        () -> Snippets.assertRefused(
                                "words.withWatermark(word -> now, \"1 foo\")", "incompatible types")),
                Row.nearest(
                        "D20",
                        "a second watermark",
                        "It does not compile.",
                        () -> Snippets.assertRefused(
                                "words.withWatermark(word -> now, delay).withWatermark(word -> now, delay)",
                                "cannot find symbol")),
                Row.nearest(
                        "D21",
                        "two event-time columns",
                        "An event has one event time; a union keeps that of each event.",
                        twoStreams(Duration.ZERO, Duration.ZERO)
                                .step(at("first", 10), at("second", 20))
                                .emits("(first,10)", "(second,20)")
                                .watermark(10)),
                Row.nearest(
                        "D22",
                        "a watermark of a static input",
                        "There are no static inputs; initial state from a source is not an input and moves nothing.",
                        () -> {
                            TestSource<Timed> stored = TestSource.of("stored");
                            stored.add(at(100));
                            TestSource<Timed> source = TestSource.of("input");
                            try (PipelineTester tester = PipelineTester.of(UpdateFunctionRows.timed(
                                            Operators.eventTimeMax()
                                                    .withInitialStateFrom(stored, Timed::key, Timed::seconds),
                                            Duration.ZERO)
                                    .pipeline(source, TestSink.of("output")))) {
                                assertThat(tester.feed(source, at(10)))
                                        .emitted("(k,100)")
                                        .hasWatermark(Instant.ofEpochSecond(10));
                            }
                        }));
    }

    private static List<Row> operators() {
        return List.of(
                Row.deviates(
                        "D15",
                        "no batches without input",
                        "There is no switch for them (design section 11, 12).",
                        latest(TEN)
                                .step(at(10))
                                .step(new Timed("other", 26))
                                .emits("(k,-1)", "(other,26)")
                                .batches(2)),
                Row.nearest(
                        "D24",
                        "an event at exactly the watermark",
                        OPERATOR,
                        latest(Duration.ZERO)
                                .step(at(10))
                                .emits("(k,10)")
                                .step(at(10))
                                .emits()
                                .figures("t1 d1")),
                Row.same(
                        "D30",
                        "events without event time",
                        UpdateFunctionRows.timed(events(), Duration.ZERO)
                                .step(at(10), withoutTime())
                                .emits("(k,2)")
                                .watermark(10)
                                .figures("d0")
                                .step(withoutTime())
                                .emits("(k,1)")
                                .watermark(10)
                                .figures("d0")
                                .step(at(11), withoutTime())
                                .emits("(k,2)")
                                .watermark(11)
                                .figures("d0")));
    }

    private static Timed at(int seconds) {
        return new Timed("k", seconds);
    }

    private static Timed at(String key, int seconds) {
        return new Timed(key, seconds);
    }

    private static Timed withoutTime() {
        return new Timed("k", null);
    }

    private static Script<Timed> latest(Duration delay) {
        return UpdateFunctionRows.timed(Operators.eventTimeMax(), delay);
    }

    /** Each stream has a watermark of its own; an operator whose timeouts never come sees both. */
    private static Script<Timed> twoStreams(Duration first, Duration second) {
        return Script.of((source, sink) -> part(source, "first", first)
                .union(part(source, "second", second))
                .groupByKey(Timed::key)
                .flatMapGroupsWithState(latestWithoutTimeout())
                .writeTo(sink));
    }

    private static EventTimeStream<Timed> part(Source<Timed> source, String key, Duration delay) {
        return Stream.from(source).filter(event -> event.key().equals(key)).withWatermark(Timed::at, delay);
    }

    private static EventTimeFlatMapGroups<String, Timed, Long, String> latestWithoutTimeout() {
        return EventTimeFlatMapGroups.withEventTimeTimeout(
                "latest", KeySerializers.string(), StateSerializers.int64(), (key, events, state, out) -> {
                    while (events.hasNext()) {
                        state.update(events.next().seconds());
                    }
                    out.emit("(" + key + "," + state.get() + ")");
                });
    }

    private static EventTimeFlatMapGroups<String, Timed, Long, String> events() {
        return EventTimeFlatMapGroups.withEventTimeTimeout(
                "events",
                KeySerializers.string(),
                StateSerializers.int64(),
                (key, events, state, out) -> out.emit("(" + key + "," + Operators.count(events) + ")"));
    }
}
