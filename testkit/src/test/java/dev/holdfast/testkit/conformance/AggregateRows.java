package dev.holdfast.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.Stream;
import dev.holdfast.UpdateStream;
import dev.holdfast.aggregate.Aggregate;
import dev.holdfast.connector.Source;
import dev.holdfast.field.Field;
import dev.holdfast.field.KeyField;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;
import dev.holdfast.testkit.PipelineTester;
import dev.holdfast.testkit.TestSink;
import dev.holdfast.testkit.TestSource;
import java.util.Comparator;
import java.util.List;

/** Group E where it counts without windows. An event is a number. */
final class AggregateRows {

    private static final KeyField<Integer, Integer> VALUE =
            KeyField.of("value", event -> event, KeySerializers.int32(), StateSerializers.int32());

    /** The number of a row {@code (number,count)}. */
    private static final KeyField<String, String> NUMBER = KeyField.of(
            "number",
            (String row) -> row.substring(1, row.indexOf(',')),
            KeySerializers.string(),
            StateSerializers.string());

    private static final Field<Integer, Integer> NUMBER_OF_EVENT =
            new Field<>("value", event -> event, StateSerializers.int32(), StateSerializers.int32());

    private static final KeyField<Integer, String> VALUE_AND_NEXT =
            KeyField.of("both", event -> event + "," + (event + 1), KeySerializers.string());

    private AggregateRows() {}

    static List<Row> all() {
        return List.of(
                Row.same(
                        "E01",
                        "counts, in update mode",
                        Script.<Integer>of((source, sink) -> counts(source).writeTo(sink))
                                .step(3)
                                .emits("(3,1)")
                                .step(3, 2)
                                .emits("(3,2)", "(2,1)")
                                .restarted(3, 2, 1)
                                .emits("(3,3)", "(2,2)", "(1,1)")
                                .step(4, 4, 4, 4)
                                .emits("(4,4)")),
                Row.same(
                        "E02",
                        "counts, in complete mode",
                        Script.<Integer>of((source, sink) ->
                                        counts(source).complete(NUMBER).writeTo(sink))
                                .step(3)
                                .emits("(3,1)")
                                .step(2)
                                .emits("(3,1)", "(2,1)")
                                .restarted(3, 2, 1)
                                .emits("(3,2)", "(2,2)", "(1,1)")
                                .step(4, 4, 4, 4)
                                .emits("(4,4)", "(3,2)", "(2,2)", "(1,1)")),
                Row.nearest(
                        "E03",
                        "appended counts without a watermark",
                        "It does not compile: without windows there are updates only.",
                        () -> {
                            Snippets.assertRefused(
                                    "words.groupBy(word).unbounded(\"few\").count().whenClosed((k, n) -> k)",
                                    "cannot find symbol");
                            Snippets.assertTaken("words.groupBy(word).unbounded(\"few\").count().updates((k, n) -> k)");
                        }),
                Row.same("E04", "sorted counts", () -> {
                    TestSource<Integer> source = TestSource.of("input");
                    TestSink<String> sink = TestSink.of("output");
                    Comparator<String> most = Comparator.comparing((String row) ->
                                    Integer.parseInt(row.substring(row.indexOf(',') + 1, row.length() - 1)))
                            .reversed()
                            .thenComparing(Comparator.reverseOrder());
                    try (PipelineTester tester = PipelineTester.of(
                            counts(source).complete(NUMBER).orderBy(most).writeTo(sink))) {
                        assertThat(tester.feed(source, 3)).emittedInOrder("(3,1)");
                        assertThat(tester.feed(source, 2, 3)).emittedInOrder("(3,2)", "(2,1)");
                        tester.restart();
                        assertThat(tester.feed(source, 3, 2, 1)).emittedInOrder("(3,3)", "(2,2)", "(1,1)");
                        assertThat(tester.feed(source, 4, 4, 4, 4)).emittedInOrder("(4,4)", "(3,3)", "(2,2)", "(1,1)");
                    }
                }),
                Row.waits("E07", "figures of complete mode", "a row whose query is not told"),
                Row.waits("E11", "a filter by the time of the batch", "steps that see the time of the batch"),
                Row.deviates(
                        "E14",
                        "another aggregate after a restart",
                        "It is taken: an aggregate that is new begins with what comes from then on.",
                        () -> {
                            TestSource<Integer> source = TestSource.of("input");
                            TestSink<String> sink = TestSink.of("output");
                            try (PipelineTester tester = PipelineTester.of(Stream.from(source)
                                    .groupBy(VALUE)
                                    .unbounded("few")
                                    .aggregate(Aggregate.<Integer>count())
                                    .and(Aggregate.max(NUMBER_OF_EVENT))
                                    .updates((value, n, max) -> value + " " + n + " " + max)
                                    .writeTo(sink))) {
                                assertThat(tester.feed(source, 7, 7)).emitted("7 2 7");
                                tester.pipeline(Stream.from(source)
                                        .groupBy(VALUE)
                                        .unbounded("few")
                                        .aggregate(Aggregate.collect(NUMBER_OF_EVENT, 5))
                                        .and(Aggregate.<Integer>count())
                                        .updates((value, all, n) -> value + " " + n + " " + all.values())
                                        .writeTo(sink));
                                tester.restart();
                                assertThat(tester.feed(source, 7)).emitted("7 3 [7]");
                            }
                        }),
                Row.waits("E15", "a stream with a static aggregate", "side tables"),
                Row.nearest(
                        "E16",
                        "several keys",
                        "A key of several parts is a key record, or a field of your own.",
                        Script.<Integer>of((source, sink) -> Stream.from(source)
                                        .groupBy(VALUE_AND_NEXT)
                                        .unbounded("few")
                                        .count()
                                        .updates((both, n) -> "(" + both + "," + n + ")")
                                        .writeTo(sink))
                                .step(1, 2)
                                .emits("(1,2,1)", "(2,3,1)")
                                .step(1, 2)
                                .emits("(1,2,2)", "(2,3,2)")));
    }

    private static UpdateStream<String> counts(Source<Integer> source) {
        return Stream.from(source)
                .groupBy(VALUE)
                .unbounded("few")
                .count()
                .updates((value, n) -> "(" + value + "," + n + ")");
    }
}
