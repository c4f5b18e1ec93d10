package dev.holdfast.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.Stream;
import dev.holdfast.engine.StreamingQueryException;
import dev.holdfast.operator.EventTimeFlatMapGroups;
import dev.holdfast.operator.EventTimeMapGroups;
import dev.holdfast.operator.FlatMapGroups;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;
import dev.holdfast.testkit.Operators;
import dev.holdfast.testkit.Operators.Timed;
import dev.holdfast.testkit.PipelineTester;
import dev.holdfast.testkit.Step;
import dev.holdfast.testkit.TestSink;
import dev.holdfast.testkit.TestSource;
import dev.holdfast.testkit.conformance.Calls.Call;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Group B: map and flatMap operators in pipelines. */
final class UpdateFunctionRows {

    private static final String STATIC = "There are no static queries; a first batch behaves so.";

    private UpdateFunctionRows() {}

    static List<Row> all() {
        List<Row> rows = new ArrayList<>(streams());
        rows.addAll(timedStreams());
        rows.addAll(observed());
        return rows;
    }

    private static List<Row> streams() {
        return List.of(
                Row.same(
                        "B20",
                        "flatMap, running count",
                        words(Operators.runningCount())
                                .step("a")
                                .emits("(a,1)")
                                .figures("t1 u1")
                                .step("a", "b")
                                .emits("(a,2)", "(b,1)")
                                .figures("t2 u2")
                                .restarted("a", "b")
                                .emits("(b,2)")
                                .figures("t1 u1 r1")
                                .restarted("a", "c")
                                .emits("(a,1)", "(c,1)")
                                .figures("t3 u2")),
                Row.same(
                        "B21",
                        "state changes while lazy results are read",
                        words(CaseOperators.lazyCount())
                                .step("a", "a", "b")
                                .emits("(a,1)", "(a,2)", "(b,1)")
                                .restarted("a", "b")
                                .emits("(b,2)")
                                .restarted("a", "c")
                                .emits("(a,1)", "(c,1)")),
                Row.nearest(
                        "B22",
                        "flatMap and then an aggregation",
                        "There are no aggregations without windows yet; a second operator counts.",
                        Script.<String>of((source, sink) -> Stream.from(source)
                                        .groupByKey(word -> word)
                                        .flatMapGroupsWithState(CaseOperators.runningCountAndEnd())
                                        .groupByKey(result -> result.substring(1, 2))
                                        .flatMapGroupsWithState(CaseOperators.counting())
                                        .writeTo(sink))
                                .step("a")
                                .emits("(a,1)")
                                .step("a", "b")
                                .emits("(a,2)", "(b,1)")
                                .restarted("a", "b")
                                .emits("(a,3)", "(b,2)")
                                .restarted("a", "c")
                                .emits("(a,4)", "(c,1)")),
                Row.nearest(
                        "B23",
                        "flatMap on a static input",
                        STATIC,
                        words(CaseOperators.firstBatch()).step("a", "a", "b").emits("(a,2,false)", "(b,1,false)")),
                Row.same(
                        "B24",
                        "map, running count",
                        Script.<String>of((source, sink) -> Stream.from(source)
                                        .groupByKey(word -> word)
                                        .mapGroupsWithState(Operators.runningCountMapped())
                                        .writeTo(sink))
                                .step("a")
                                .emits("(a,1)")
                                .figures("t1 u1")
                                .step("a", "b")
                                .emits("(a,2)", "(b,1)")
                                .figures("t2 u2")
                                .restarted("a", "b")
                                .emits("(a,-1)", "(b,2)")
                                .figures("t1 u1")
                                .restarted("a", "c")
                                .emits("(a,1)", "(c,1)")
                                .figures("t3 u2")),
                Row.nearest(
                        "B25",
                        "map with event-time timeout on a static input",
                        STATIC,
                        Script.<Timed>of((source, sink) -> Stream.from(source)
                                        .withWatermark(Timed::at, Duration.ZERO)
                                        .groupByKey(Timed::key)
                                        .mapGroupsWithState(
                                                EventTimeMapGroups.<String, Timed, Long, String>withEventTimeTimeout(
                                                        "hours",
                                                        KeySerializers.string(),
                                                        StateSerializers.int64(),
                                                        (key, events, state) -> {
                                                            long count = Operators.count(events);
                                                            state.update(count);
                                                            state.setTimeoutTimestamp(Instant.ofEpochSecond(3600));
                                                            return "(" + key + "," + count + ")";
                                                        }))
                                        .writeTo(sink))
                                .step(new Timed("a", 1), new Timed("a", 1), new Timed("b", 1))
                                .emits("(a,2)", "(b,1)")));
    }

    private static List<Row> timedStreams() {
        return List.of(
                Row.same(
                        "B26",
                        "processing-time timeout",
                        words(Operators.processingTimeCount())
                                .step("a")
                                .at(1)
                                .emits("(a,1)")
                                .figures("t1 u1")
                                .step("b")
                                .at(2)
                                .emits("(b,1)")
                                .figures("t2 u1")
                                .step("b")
                                .at(12)
                                .emits("(a,-1)", "(b,2)")
                                .figures("t1 u1 r1")
                                .restarted("c")
                                .at(23)
                                .emits("(b,-1)", "(c,1)")
                                .figures("t1 u1 r1")
                                .step()
                                .at(35)
                                .emits("(c,-1)")
                                .figures("t0 u0 r1")),
                Row.same(
                        "B27",
                        "event-time timeout",
                        eventTimeMax()
                                .step(new Timed("b", 31))
                                .emits("(b,31)", "(a,-1)")
                                .watermark(21)
                                .batches(2)),
                Row.same(
                        "B28",
                        "figures of B27; the number of partitions is that of key groups, workers are free",
                        UpdateFunctionRows::assertFigures),
                Row.same("B31", "a function that throws, gives null, or gives an iterator that throws", () -> {
                    assertFails(CaseOperators.throwing(), NullPointerException.class);
                    assertFails(CaseOperators.lazilyThrowing(), IllegalStateException.class);
                    TestSource<String> source = TestSource.of("input");
                    try (PipelineTester tester = PipelineTester.of(Stream.from(source)
                            .groupByKey(word -> word)
                            .mapGroupsWithState(CaseOperators.givingNull())
                            .writeTo(TestSink.of("output")))) {
                        assertThatThrownBy(() -> tester.feed(source, "a"))
                                .isInstanceOf(StreamingQueryException.class)
                                .hasMessageContaining("gave a null result");
                    }
                }),
                Row.same(
                        "B34",
                        "processing-time operators do not drop late events",
                        Script.<Timed>of((source, sink) -> Stream.from(source)
                                        .withWatermark(Timed::at, Duration.ZERO)
                                        .map(Timed::key)
                                        .groupByKey(word -> word)
                                        .flatMapGroupsWithState(Operators.processingTimeCount())
                                        .writeTo(sink))
                                .step(new Timed("k", 100))
                                .emits("(k,1)")
                                .step(new Timed("k", 10), new Timed("k", 11))
                                .emits("(k,3)")
                                .watermark(100)
                                .figures("d0")));
    }

    private static List<Row> observed() {
        return List.of(
                Row.same(
                        "B37",
                        "a call that sets no timeout clears it; a timeout fires once",
                        timed(CaseOperators.firstCallSetsTimeout(), Duration.ZERO)
                                .step(new Timed("k0", 3), new Timed("k1", 4))
                                .emits("k0", "k1")
                                .figures("t2")
                                .step(new Timed("k0", 6))
                                .emits("k0", "k1 timed out")
                                .figures("t2")
                                .step(new Timed("k0", 21))
                                .emits("k0")
                                .figures("t2")),
                Row.deviates(
                        "B39",
                        "an idle query with a timeout in an hour",
                        "An idle query runs no batches and writes nothing (design section 11, 2).",
                        Calls.inProcessingTime()
                                .step(Call.of("k", state -> state.setTimeoutDuration(Duration.ofHours(1))))
                                .batches(1)
                                .step()
                                .at(1800)
                                .batches(0)
                                .step()
                                .at(3600)
                                .batches(0)
                                .step()
                                .at(3601)
                                .emits("k")
                                .batches(1)),
                Row.same(
                        "B40",
                        "an event at exactly the watermark is late",
                        timed(Operators.eventTimeMax(), Duration.ZERO)
                                .step(new Timed("w", 10))
                                .watermark(10)
                                .step(new Timed("k", 10), new Timed("k", 20))
                                .emits("(k,20)", "(w,-1)")
                                .figures("d1")),
                Row.deviates(
                        "B41",
                        "what the API throws within a function",
                        "A duration that is not positive is due in the next batch (design section 11, 13). The rest is as the"
                                + " reference.",
                        UpdateFunctionRows::assertApiErrors),
                Row.same("B42", "sessions of words", wordSessions()),
                Row.same(
                        "B43",
                        "the events of a key keep their order",
                        Script.<Integer>of((source, sink) -> Stream.from(source)
                                        .groupByKey(number -> number % 2 == 0 ? "even" : "odd")
                                        .flatMapGroupsWithState(CaseOperators.listing())
                                        .writeTo(sink))
                                .step(9, 1, 7, 3, 5, 2, 8, 4, 6)
                                .emits("even[2, 8, 4, 6]", "odd[9, 1, 7, 3, 5]")));
    }

    static Script<String> words(FlatMapGroups<String, String, Long, String> operator) {
        return Script.of((source, sink) -> Stream.from(source)
                .groupByKey(word -> word)
                .flatMapGroupsWithState(operator)
                .writeTo(sink));
    }

    static Script<Timed> timed(EventTimeFlatMapGroups<String, Timed, Long, String> operator, Duration delay) {
        return Script.of((source, sink) -> Stream.from(source)
                .withWatermark(Timed::at, delay)
                .groupByKey(Timed::key)
                .flatMapGroupsWithState(operator)
                .writeTo(sink));
    }

    /** ETM up to its last step. */
    private static Script<Timed> eventTimeMax() {
        return timed(Operators.eventTimeMax(), Duration.ofSeconds(10))
                .step(new Timed("a", 11), new Timed("a", 13), new Timed("a", 15))
                .emits("(a,15)")
                .watermark(5)
                .figures("t1 u1 r0")
                .step(new Timed("a", 4))
                .emits()
                .figures("d1")
                .step(new Timed("a", 10))
                .emits("(a,15)");
    }

    private static void assertFigures() {
        TestSource<Timed> source = TestSource.of("input");
        try (PipelineTester tester = PipelineTester.of(eventTimeMax().pipeline(source, TestSink.<String>of("output")))
                .workers(3)) {
            assertThat(tester.feed(source, new Timed("a", 11), new Timed("a", 13), new Timed("a", 15)))
                    .hasRowsTotal(1)
                    .hasRowsUpdated(1)
                    .hasRowsRemoved(0);
            assertThat(tester.progress().get(0).stateOperators())
                    .singleElement()
                    .satisfies(operator -> {
                        assertThat(operator.operatorName()).isEqualTo("flatMapGroupsWithState");
                        assertThat(operator.numStateStoreInstances()).isEqualTo(3);
                        assertThat(operator.numShufflePartitions()).isEqualTo(128);
                    });
            tester.feed(source, new Timed("a", 4));
            assertThat(tester.feed(source, new Timed("a", 10)))
                    .hasRowsTotal(1)
                    .hasRowsUpdated(1)
                    .hasRowsRemoved(0)
                    .hasRowsDropped(0);
            assertThat(tester.feed(source, new Timed("b", 31)))
                    .hasRowsTotal(1)
                    .hasRowsUpdated(1)
                    .hasRowsRemoved(1)
                    .hasRowsDropped(0);
        }
    }

    private static void assertFails(
            FlatMapGroups<String, String, Long, String> operator, Class<? extends Throwable> cause) {
        TestSource<String> source = TestSource.of("input");
        try (PipelineTester tester =
                PipelineTester.of(words(operator).pipeline(source, TestSink.<String>of("output")))) {
            assertThatThrownBy(() -> tester.feed(source, "a"))
                    .isInstanceOfSatisfying(StreamingQueryException.class, failure -> {
                        assertThat(failure.operatorId())
                                .contains(operator.spec().id());
                        assertThat(failure.key()).contains("a");
                        assertThat(failure.batchId()).hasValue(0);
                    })
                    .hasCauseInstanceOf(cause);
        }
    }

    @SuppressWarnings("NullAway") // what users' code may do that is not null-marked
    private static void assertApiErrors() {
        assertTimesOut(state -> state.setTimeoutDuration(Duration.ofSeconds(-1)));
        assertCallFails(state -> state.update(null), IllegalArgumentException.class);
        assertCallFails(
                state -> state.setTimeoutTimestamp(Instant.ofEpochMilli(5)), UnsupportedOperationException.class);
        assertCallFails(state -> state.currentWatermark(), UnsupportedOperationException.class);
    }

    private static void assertTimesOut(Calls.Body body) {
        TestSource<Call> source = TestSource.of("input");
        try (PipelineTester tester =
                PipelineTester.of(Calls.inProcessingTime().pipeline(source, TestSink.<String>of("output")))) {
            Step step = tester.feed(source, Call.of("k", body));
            assertThat(step).hasBatches(2).hasNoTimers();
        }
    }

    private static void assertCallFails(Calls.Body body, Class<? extends Throwable> cause) {
        TestSource<Call> source = TestSource.of("input");
        try (PipelineTester tester =
                PipelineTester.of(Calls.inProcessingTime().pipeline(source, TestSink.<String>of("output")))) {
            assertThatThrownBy(() -> tester.feed(source, Call.of("k", body)))
                    .isInstanceOf(StreamingQueryException.class)
                    .hasCauseInstanceOf(cause);
        }
    }

    private static Script<Timed> wordSessions() {
        FlatMapGroups<String, Timed, String, String> sessions = FlatMapGroups.withProcessingTimeTimeout(
                "wordSessions", KeySerializers.string(), StateSerializers.string(), (key, events, state, out) -> {
                    long count = 0;
                    long start = Long.MAX_VALUE;
                    long end = Long.MIN_VALUE;
                    if (state.exists()) {
                        String[] parts = state.get().split(" ", -1);
                        count = Long.parseLong(parts[0]);
                        start = Long.parseLong(parts[1]);
                        end = Long.parseLong(parts[2]);
                    }
                    while (events.hasNext()) {
                        long millis = events.next().at().toEpochMilli();
                        count++;
                        start = Math.min(start, millis);
                        end = Math.max(end, millis);
                    }
                    state.update(count + " " + start + " " + end);
                    state.setTimeoutDuration(Duration.ofSeconds(10));
                    out.emit("(" + key + "," + count + "," + (end - start) + ")");
                });
        return Script.<Timed>of((source, sink) -> Stream.from(source)
                        .groupByKey(Timed::key)
                        .flatMapGroupsWithState(sessions)
                        .writeTo(sink))
                .step(new Timed("hello", 1), new Timed("world", 1), new Timed("hello", 2), new Timed("scala", 2))
                .at(1)
                .emits("(hello,2,1000)", "(world,1,0)", "(scala,1,0)")
                .step(new Timed("hello", 3), new Timed("world", 3), new Timed("hello", 4), new Timed("scala", 4))
                .at(2)
                .emits("(hello,4,3000)", "(world,2,2000)", "(scala,2,2000)")
                .stores("hello=4 1000 4000@12", "world=2 1000 3000@12", "scala=2 2000 4000@12");
    }
}
