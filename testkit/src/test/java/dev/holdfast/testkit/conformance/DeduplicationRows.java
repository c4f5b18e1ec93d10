package dev.holdfast.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.UpdateStream;
import dev.holdfast.aggregate.Aggregate;
import dev.holdfast.connector.Sink;
import dev.holdfast.connector.Source;
import dev.holdfast.engine.CheckpointIncompatibleException;
import dev.holdfast.engine.StreamingQueryProgress;
import dev.holdfast.field.KeyField;
import dev.holdfast.field.LongField;
import dev.holdfast.operator.Deduplication;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;
import dev.holdfast.testkit.Operators.Timed;
import dev.holdfast.testkit.PipelineTester;
import dev.holdfast.testkit.Step;
import dev.holdfast.testkit.TestSink;
import dev.holdfast.testkit.TestSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Group G: deduplication. An event is its time in seconds, or a word with one. */
final class DeduplicationRows {

    private static final String FOR_A_TIME = "Ids are remembered for a time, so this is of event time.";
    private static final KeyField<Integer, Integer> VALUE =
            KeyField.of("value", event -> event, KeySerializers.int32());
    private static final KeyField<Integer, Integer> SEVENTHS =
            KeyField.of("sevenths", event -> event % 7, KeySerializers.int32());
    private static final KeyField<Timed, String> BOTH = KeyField.of("both", Timed::toString, KeySerializers.string());
    private static final LongField<Timed> SECONDS = new LongField<>("seconds", Timed::seconds, CaseOperators.TIMED);
    private static final KeyField<String, String> ROW = KeyField.of(
            "word", (String row) -> row.substring(1, 2), KeySerializers.string(), StateSerializers.string());
    private static final KeyField<Timed, String> WORD = KeyField.of("word", Timed::key, KeySerializers.string());

    private DeduplicationRows() {}

    static List<Row> all() {
        List<Row> rows = new ArrayList<>();
        rows.addAll(forEver());
        rows.addAll(withEventTime());
        rows.addAll(figures());
        rows.addAll(restarts());
        rows.addAll(within());
        return rows;
    }

    private static List<Row> forEver() {
        return List.of(
                Row.same(
                        "G01",
                        "all columns",
                        Script.<Timed>of((source, sink) -> Stream.from(source)
                                        .dropDuplicates(WORD)
                                        .unbounded("few")
                                        .map(Timed::key)
                                        .writeTo(sink))
                                .step(new Timed("a", 1))
                                .emits("a")
                                .figures("t1 u1")
                                .step(new Timed("a", 1))
                                .emits()
                                .figures("t1 u0")
                                .step(new Timed("b", 1))
                                .emits("b")
                                .figures("t2 u1")),
                Row.same(
                        "G02",
                        "some columns",
                        Script.<Timed>of((source, sink) -> Stream.from(source)
                                        .dropDuplicates(WORD)
                                        .unbounded("few")
                                        .map(Timed::toString)
                                        .writeTo(sink))
                                .step(new Timed("a", 1))
                                .emits(new Timed("a", 1).toString())
                                .step(new Timed("a", 2))
                                .emits()
                                .figures("t1 u0 d0")
                                .step(new Timed("b", 1))
                                .emits(new Timed("b", 1).toString())
                                .figures("t2 u1")),
                Row.waits("G05", "figures of partitions", "figures of key groups"),
                Row.same(
                        "G07",
                        "and then a sum, in update mode",
                        Script.<Timed>of((source, sink) -> sums(source).writeTo(sink))
                                .step(new Timed("a", 1))
                                .emits("(a,1)")
                                .step(new Timed("a", 1))
                                .emits()
                                .figures("t1 u0")
                                .step(new Timed("a", 2))
                                .emits("(a,3)")
                                .figures("t1 u1")
                                .step(new Timed("b", 1))
                                .emits("(b,1)")
                                .figures("t2 u1")),
                Row.deviates(
                        "G08",
                        "and then a sum, in complete mode",
                        "The table comes when it has changed.",
                        Script.<Timed>of((source, sink) ->
                                        sums(source).complete(ROW).writeTo(sink))
                                .step(new Timed("a", 1))
                                .emits("(a,1)")
                                .step(new Timed("a", 1))
                                .emits()
                                .step(new Timed("a", 2))
                                .emits("(a,3)")
                                .step(new Timed("b", 1))
                                .emits("(a,3)", "(b,1)")),
                Row.same(
                        "G10",
                        "never evicted",
                        Script.<Timed>of((source, sink) -> Stream.from(source)
                                        .withWatermark(Timed::at, Duration.ofSeconds(1))
                                        .withoutEventTime()
                                        .dropDuplicates(WORD)
                                        .unbounded("few")
                                        .map(timed -> timed.key() + timed.seconds())
                                        .writeTo(sink))
                                .step(new Timed("1", 1), new Timed("1", 2), new Timed("2", 2))
                                .emits("11", "22")
                                .step(new Timed("1", 100))
                                .emits()
                                .figures("t2")));
    }

    /** Sums of what differs. */
    private static UpdateStream<String> sums(Source<Timed> source) {
        return Stream.from(source)
                .dropDuplicates(BOTH)
                .unbounded("few")
                .groupBy(WORD)
                .unbounded("few")
                .aggregate(Aggregate.sum(SECONDS))
                .updates((word, sum) -> "(" + word + "," + sum + ")");
    }

    private static List<Row> withEventTime() {
        return List.of(
                Row.nearest(
                        "G06",
                        "and then counts by window",
                        FOR_A_TIME + " The figures are those of the windows.",
                        Script.<Integer>of((source, sink) -> WindowRows.counted(
                                                WindowRows.seconds(source, 10)
                                                        .dropDuplicates(VALUE, Duration.ofMillis(1)),
                                                5)
                                        .writeTo(sink))
                                .step(repeated(5, 10, 11, 12, 13, 14, 15))
                                .emits()
                                .figures("t2 u2")
                                .step(25)
                                .emits("(10,5)")
                                .figures("t2 u1")
                                .step(10)
                                .emits()
                                .figures("t2 u0 d0")
                                .step(40)
                                .emits("(15,1)", "(25,1)")
                                .figures("t1 u1")),
                Row.same("G11", "late events are left out", lateOnes()),
                Row.deviates(
                        "G12",
                        "late events where nobody reads their time",
                        "Late events are always left out; there are no columns that could be pruned.",
                        lateOnes()),
                Row.deviates(
                        "G15",
                        "no batches without input",
                        "There is no switch for them (design section 11, 12).",
                        values(10, 1)
                                .step(10, 11, 12, 13, 14, 15)
                                .figures("t6")
                                .step(25)
                                .emits("25")
                                .batches(2)));
    }

    private static Script<Integer> lateOnes() {
        return Script.<Integer>of((source, sink) -> WindowRows.seconds(source, 0)
                        .dropDuplicates(SEVENTHS, Duration.ofDays(1))
                        .map(String::valueOf)
                        .writeTo(sink))
                .step(50)
                .emits("50")
                .step(10, 50, 51, 57)
                .emits("51")
                .figures("t2 u1 d2");
    }

    private static List<Row> figures() {
        return List.of(
                Row.same("G13", "duplicates are counted", () -> {
                    TestSource<Timed> source = TestSource.of("input");
                    try (PipelineTester tester = PipelineTester.of(words(source, TestSink.of("output")))) {
                        assertThat(duplicates(tester.feed(source, new Timed("a", 1))))
                                .isZero();
                        assertThat(duplicates(tester.feed(source, new Timed("a", 2), new Timed("b", 3))))
                                .isEqualTo(1);
                        assertThat(duplicates(
                                        tester.feed(source, new Timed("a", 5), new Timed("b", 2), new Timed("c", 9))))
                                .isEqualTo(2);
                    }
                }),
                Row.same("G14", "late events are not counted as duplicates", () -> {
                    TestSource<Integer> source = TestSource.of("input");
                    try (PipelineTester tester =
                            PipelineTester.of(values(10, 10).pipeline(source, TestSink.of("output")))) {
                        assertThat(duplicates(tester.feed(source, repeated(5, 10, 11, 12, 13, 14, 15))))
                                .isEqualTo(24);
                        assertThat(duplicates(tester.feed(source, 14))).isEqualTo(1);
                        assertThat(duplicates(tester.feed(source, 25))).isZero();
                        assertThat(duplicates(tester.feed(source, 10))).isZero();
                        assertThat(duplicates(tester.feed(source, 26, 26))).isEqualTo(1);
                    }
                }));
    }

    private static List<Row> restarts() {
        return List.of(
                Row.same("G16", "another type of events after a restart", () -> {
                    TestSource<Timed> source = TestSource.of("input");
                    TestSink<String> sink = TestSink.of("output");
                    KeyField<List<Timed>, String> word =
                            KeyField.of("word", event -> event.get(0).key(), KeySerializers.string());
                    try (PipelineTester tester = PipelineTester.of(words(source, sink))) {
                        tester.feed(source, new Timed("a", 1));
                        tester.feed(source, new Timed("a", 2), new Timed("b", 3));
                        tester.pipeline(Stream.from(source)
                                        .withWatermark(Timed::at, Duration.ofDays(1))
                                        .map(event -> List.of(event, event))
                                        .dropDuplicates(word, Duration.ofDays(1))
                                        .map(event -> event.get(1).key() + " twice")
                                        .writeTo(sink))
                                .restart();
                        assertThat(tester.feed(source, new Timed("a", 5), new Timed("b", 2), new Timed("c", 9)))
                                .emitted("c twice");
                    }
                }),
                Row.same("G17", "other ids after a restart", () -> {
                    TestSource<Timed> source = TestSource.of("input");
                    TestSink<String> sink = TestSink.of("output");
                    KeyField<Timed, Long> second = KeyField.of("word", Timed::seconds, KeySerializers.int64());
                    try (PipelineTester tester = PipelineTester.of(words(source, sink))) {
                        tester.feed(source, new Timed("a", 1));
                        tester.pipeline(Stream.from(source)
                                .withWatermark(Timed::at, Duration.ofDays(1))
                                .dropDuplicates(second, Duration.ofDays(1))
                                .map(Timed::key)
                                .writeTo(sink));
                        assertThatThrownBy(() -> tester.restart().run())
                                .isInstanceOf(CheckpointIncompatibleException.class)
                                .hasMessageContaining("dropDuplicates.word");
                    }
                }));
    }

    private static List<Row> within() {
        return List.of(
                Row.same(
                        "G18",
                        "within a time",
                        values(10, 10)
                                .step(repeated(5, 10, 11, 12, 13, 14, 15))
                                .emits("10", "11", "12", "13", "14", "15")
                                .figures("t6 u6")
                                .step(13, 14, 15, 16, 17)
                                .emits("16", "17")
                                .figures("t8 u2")
                                .step(5)
                                .emits()
                                .figures("t8 u0 d1")
                                .step(35)
                                .emits("35")
                                .figures("t3 u1")
                                .watermark(25)
                                .step(55)
                                .emits("55")
                                .figures("t1 u1")
                                .watermark(45)),
                Row.nearest(
                        "G20",
                        "without a watermark",
                        "It does not compile; there are no static inputs.",
                        () -> Snippets.assertRefused(
                                "words.dropDuplicates(KeyField.of(\"id\", w -> w, null), delay)",
                                "cannot be applied to given types")),
                Row.same(
                        "G21",
                        "the last moment of the time",
                        Script.<Integer>of((source, sink) -> WindowRows.seconds(source, 10)
                                        .dropDuplicates(SEVENTHS, Duration.ofSeconds(10))
                                        .map(String::valueOf)
                                        .writeTo(sink))
                                .step(50)
                                .emits("50")
                                .step(10, 43, 70)
                                .emits("70")
                                .figures("r1 d1")
                                .watermark(60)
                                .step(71)
                                .emits("71")));
    }

    private static Script<Integer> values(long delay, long withinSeconds) {
        return Script.of((source, sink) -> WindowRows.seconds(source, delay)
                .dropDuplicates(Deduplication.by(VALUE, Duration.ofSeconds(withinSeconds))
                        .named("once"))
                .map(String::valueOf)
                .writeTo(sink));
    }

    private static Pipeline words(Source<Timed> source, Sink<String> sink) {
        return Stream.from(source)
                .withWatermark(Timed::at, Duration.ofDays(1))
                .dropDuplicates(WORD, Duration.ofDays(1))
                .map(Timed::key)
                .writeTo(sink);
    }

    private static Integer[] repeated(int times, Integer... events) {
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            all.addAll(List.of(events));
        }
        return all.toArray(Integer[]::new);
    }

    private static long duplicates(Step step) {
        return step.batches().stream()
                .map(StreamingQueryProgress::stateOperators)
                .mapToLong(operators -> operators.get(0).customMetrics().get("numDroppedDuplicateRows"))
                .sum();
    }
}
