package dev.holdfast.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.EventTimeStream;
import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.connector.Sink;
import dev.holdfast.connector.Source;
import dev.holdfast.field.KeyField;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.testkit.Operators.Timed;
import dev.holdfast.testkit.PipelineTester;
import dev.holdfast.testkit.Step;
import dev.holdfast.testkit.TestSink;
import dev.holdfast.testkit.TestSource;
import dev.holdfast.window.Windows;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Group F: sessions of words with a gap of 10 s and a delay of 30 s. An event is a text of words with its time. */
final class SessionRows {

    private static final KeyField<Timed, String> WORD = KeyField.of("word", Timed::key, KeySerializers.string());

    private SessionRows() {}

    static List<Row> all() {
        return List.of(
                Row.same(
                        "F01",
                        "sessions, appended",
                        Script.<Timed>of(SessionRows::sessions)
                                .step(
                                        new Timed("hello world spark streaming", 40),
                                        new Timed("world hello structured streaming", 41))
                                .emits()
                                .step(new Timed("spark streaming", 25))
                                .emits()
                                .step(new Timed("spark streaming", 0))
                                .emits()
                                .figures("d2")
                                .step(new Timed("spark streaming", 30))
                                .emits()
                                .step(new Timed("hello apache spark", 60))
                                .emits()
                                .step(new Timed("structured streaming", 90))
                                .emits(
                                        "(spark,25,50,25,3)",
                                        "(streaming,25,51,26,4)",
                                        "(hello,40,51,11,2)",
                                        "(world,40,51,11,2)",
                                        "(structured,41,51,10,1)")),
                Row.waits("F02", "sessions, in complete mode", "complete results of windows"),
                Row.nearest(
                        "F04",
                        "sessions of all events",
                        "A session of all events is one: groupAll().",
                        Script.<Timed>of((source, sink) -> Stream.from(source)
                                        .withWatermark(Timed::at, Duration.ofSeconds(30))
                                        .groupAll()
                                        .windowedBy(Windows.session(Duration.ofSeconds(10)))
                                        .count()
                                        .whenClosed((all, window, n) ->
                                                "(" + window.start().getEpochSecond() + "," + n + ")")
                                        .writeTo(sink))
                                .step(new Timed("a", 40), new Timed("b", 45), new Timed("c", 60))
                                .emits()
                                .step(new Timed("d", 100))
                                .emits("(40,2)", "(60,1)")),
                Row.nearest("F05", "sessions, in update mode", "Refused when the pipeline is built.", () -> {
                    EventTimeStream<Timed> timed =
                            Stream.from(TestSource.<Timed>of("input")).withWatermark(Timed::at, Duration.ZERO);
                    assertThatThrownBy(() -> timed.groupBy(WORD)
                                    .windowedBy(Windows.session(Duration.ofSeconds(10)))
                                    .count()
                                    .updates(Duration.ZERO, (word, window, n) -> word)
                                    .writeTo(TestSink.of("output")))
                            .hasMessageContaining("Sessions have no updates");
                }),
                Row.nearest(
                        "F06", "what is stored of sessions", "A key has one row, with all its open sessions.", () -> {
                            TestSource<Timed> source = TestSource.of("input");
                            try (PipelineTester tester = PipelineTester.of(sessions(source, TestSink.of("output")))) {
                                Step step = tester.feed(
                                        source,
                                        new Timed("hello world spark streaming", 40),
                                        new Timed("world hello structured streaming", 41));
                                assertThat(step.operator("windows.word")
                                                .rows("windows", "hello")
                                                .values())
                                        .hasToString("[[1970-01-01T00:00:40Z/1970-01-01T00:00:51Z {count=2}]]");
                                assertThat(step.operator("windows.word")
                                                .rows("windows", "structured")
                                                .values())
                                        .hasToString("[[1970-01-01T00:00:41Z/1970-01-01T00:00:51Z {count=1}]]");
                            }
                        }));
    }

    private static Pipeline sessions(Source<Timed> source, Sink<String> sink) {
        return Stream.from(source)
                .withWatermark(Timed::at, Duration.ofSeconds(30))
                .flatMap(text -> Arrays.stream(text.key().split(" "))
                        .map(word -> new Timed(word, text.seconds()))
                        .toList())
                .groupBy(WORD)
                .windowedBy(Windows.session(Duration.ofSeconds(10)))
                .count()
                .whenClosed(
                        (word, window, n) -> "(" + word + "," + window.start().getEpochSecond() + ","
                                + window.end().getEpochSecond() + ","
                                + Duration.between(window.start(), window.end()).toSeconds() + "," + n + ")")
                .writeTo(sink);
    }
}
