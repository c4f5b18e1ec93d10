package dev.holdfast.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.Stream;
import dev.holdfast.engine.StreamingQueryException;
import dev.holdfast.operator.EventTimeFlatMapGroups;
import dev.holdfast.operator.EventTimeMapGroups;
import dev.holdfast.operator.FlatMapGroups;
import dev.holdfast.operator.MapGroups;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;
import dev.holdfast.state.Emitter;
import dev.holdfast.state.GroupState;
import dev.holdfast.testkit.Operators;
import dev.holdfast.testkit.Operators.Timed;
import dev.holdfast.testkit.PipelineTester;
import dev.holdfast.testkit.TestSink;
import dev.holdfast.testkit.TestSource;
import dev.holdfast.testkit.conformance.Calls.Call;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/** Group B: map and flatMap operators. */
final class UpdateFunctionRows {

    private static final String STATIC = "There are no static queries; a first batch behaves so.";

    private UpdateFunctionRows() {}

    static List<Row> all() {
        List<Row> rows = new ArrayList<>(oneCall());
        rows.addAll(oneTimeoutCall());
        rows.addAll(streams());
        rows.addAll(timedStreams());
        rows.addAll(observed());
        return rows;
    }

    private static List<Row> oneCall() {
        return List.of(
                Row.same(
                        "B02",
                        "update",
                        Calls.withoutTimeout()
                                .step(Call.of("zero", state -> state.update(0L)))
                                .stores("zero=0")
                                .step(
                                        Call.of("zero", state -> state.update(5L)),
                                        Call.of("none", state -> state.update(5L)))
                                .stores("none=5", "zero=5")
                                .figures("t2 u2 r0")),
                Row.same(
                        "B03",
                        "remove",
                        Calls.withoutTimeout()
                                .step(Call.of("zero", state -> state.update(0L)))
                                .step(
                                        Call.of("zero", state -> state.remove()),
                                        Call.of("none", state -> state.remove()))
                                .stores()
                                .figures("t0 u0 r2")),
                Row.same(
                        "B05",
                        "a call with events clears the timeout",
                        Calls.inProcessingTime()
                                .step(Call.of("k", state -> {
                                    state.update(0L);
                                    state.setTimeoutDuration(Duration.ofSeconds(5));
                                }))
                                .at(1)
                                .stores("k=0@6")
                                .step(Call.of("k", state -> state.update(5L)))
                                .stores("k=5")),
                Row.same(
                        "B07",
                        "a duration and no state",
                        Calls.inProcessingTime()
                                .step(Call.of("k", state -> state.setTimeoutDuration(Duration.ofSeconds(5))))
                                .at(1)
                                .stores("k=-@6")
                                .figures("t1 u1")),
                Row.same(
                        "B10",
                        "a timestamp and no state",
                        Calls.inEventTime()
                                .step(Call.of("k", state -> state.setTimeoutTimestamp(Instant.ofEpochSecond(10))))
                                .stores("k=-@10")),
                Row.same(
                        "B11",
                        "remove and a timestamp",
                        Calls.inEventTime()
                                .step(Call.of("k", state -> state.update(1L)))
                                .step(Call.of("k", state -> {
                                    state.remove();
                                    state.setTimeoutTimestamp(Instant.ofEpochSecond(10));
                                }))
                                .stores("k=-@10")
                                .figures("t1 u1 r0")));
    }

    private static List<Row> oneTimeoutCall() {
        Call other = Call.of("other", state -> {});
        return List.of(
                Row.same(
                        "B12",
                        "a timeout that is not due, and one that is due exactly now",
                        timeoutAfter(1001, "k")
                                .step(other)
                                .at(1)
                                .emits()
                                .stores("k=5@1001ms")
                                .step(other)
                                .atMillis(1001)
                                .emits()
                                .stores("k=5@1001ms")),
                Row.same(
                        "B13",
                        "a timeout call that does nothing",
                        timeoutAfter(999, "k").step(other).at(1).emits("k").stores("k=5")),
                Row.same(
                        "B14",
                        "a timeout call that updates or removes",
                        timeoutAfter(999, "update", "remove")
                                .step(other)
                                .at(1)
                                .emits("update", "remove")
                                .stores("update=5")
                                .figures("t1 u1 r1")),
                Row.same(
                        "B15",
                        "a timeout call that sets a timeout",
                        timeoutAfter(999, "rearm", "update-rearm")
                                .step(other)
                                .at(1)
                                .emits("rearm", "update-rearm")
                                .stores("rearm=5@3", "update-rearm=5@3")));
    }

    private static Script<Call> timeoutAfter(long millis, String... keys) {
        Call[] calls = Arrays.stream(keys)
                .map(key -> Call.of(key, state -> {
                    state.update(5L);
                    state.setTimeoutDuration(Duration.ofMillis(millis));
                }))
                .toArray(Call[]::new);
        return Calls.inProcessingTime().step(calls);
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
                        words(lazyCount())
                                .step("a", "a", "b")
                                .emits("(a,1)", "(a,2)", "(b,1)")
                                .restarted("a", "b")
                                .emits("(b,2)")
                                .restarted("a", "c")
                                .emits("(a,1)", "(c,1)")),
                Row.nearest(
                        "B22",
                        "flatMap and then an aggregation",
                        "Aggregations wait for windows; a second operator counts.",
                        Script.<String>of((source, sink) -> Stream.from(source)
                                        .groupByKey(word -> word)
                                        .flatMapGroupsWithState(runningCountAndEnd())
                                        .groupByKey(result -> result.substring(1, 2))
                                        .flatMapGroupsWithState(counting())
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
                        words(firstBatch()).step("a", "a", "b").emits("(a,2,false)", "(b,1,false)")),
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
                    assertFails(throwing(), NullPointerException.class);
                    assertFails(lazilyThrowing(), IllegalStateException.class);
                    TestSource<String> source = TestSource.of("input");
                    try (PipelineTester tester = PipelineTester.of(Stream.from(source)
                            .groupByKey(word -> word)
                            .mapGroupsWithState(givingNull())
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
                        timed(firstCallSetsTimeout(), Duration.ZERO)
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
                Row.same("B41", "what the API throws within a function", UpdateFunctionRows::assertApiErrors),
                Row.same("B42", "sessions of words", wordSessions()),
                Row.same(
                        "B43",
                        "the events of a key keep their order",
                        Script.<Integer>of((source, sink) -> Stream.from(source)
                                        .groupByKey(number -> number % 2 == 0 ? "even" : "odd")
                                        .flatMapGroupsWithState(listing())
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
        assertCallFails(state -> state.setTimeoutDuration(Duration.ofSeconds(-1)), IllegalArgumentException.class);
        assertCallFails(state -> state.update(null), IllegalArgumentException.class);
        assertCallFails(
                state -> state.setTimeoutTimestamp(Instant.ofEpochMilli(5)), UnsupportedOperationException.class);
        assertCallFails(state -> state.currentWatermark(), UnsupportedOperationException.class);
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

    private static FlatMapGroups<String, String, Long, String> noTimeout(String id, Function function) {
        return FlatMapGroups.withoutTimeout(id, KeySerializers.string(), StateSerializers.int64(), function::call);
    }

    /** An update function as the operators of this group have them. */
    private interface Function {
        void call(String key, Iterator<String> events, GroupState<Long> state, Emitter<String> out);
    }

    private static FlatMapGroups<String, String, Long, String> lazyCount() {
        return noTimeout("lazyCount", (key, events, state, out) -> {
            while (events.hasNext()) {
                events.next();
                long count = state.getOption().orElse(0L) + 1;
                if (count >= 3) {
                    state.remove();
                } else {
                    state.update(count);
                    out.emit("(" + key + "," + count + ")");
                }
            }
        });
    }

    private static FlatMapGroups<String, String, Long, String> runningCountAndEnd() {
        return noTimeout("runningCountAndEnd", (key, events, state, out) -> {
            long count = state.getOption().orElse(0L) + Operators.count(events);
            if (count >= 3) {
                state.remove();
                out.emit("(" + key + ",-1)");
            } else {
                state.update(count);
                out.emit("(" + key + "," + count + ")");
            }
        });
    }

    static FlatMapGroups<String, String, Long, String> counting() {
        return noTimeout("counting", (key, events, state, out) -> {
            long count = state.getOption().orElse(0L) + Operators.count(events);
            state.update(count);
            out.emit("(" + key + "," + count + ")");
        });
    }

    private static FlatMapGroups<String, String, Long, String> firstBatch() {
        return noTimeout(
                "firstBatch",
                (key, events, state, out) ->
                        out.emit("(" + key + "," + Operators.count(events) + "," + state.exists() + ")"));
    }

    @SuppressWarnings("NullAway") // what users' code may do that is not null-marked
    private static MapGroups<String, String, Long, String> givingNull() {
        return MapGroups.withoutTimeout(
                "givingNull", KeySerializers.string(), StateSerializers.int64(), (key, events, state) -> null);
    }

    private static FlatMapGroups<String, String, Long, String> throwing() {
        return noTimeout("throwing", (key, events, state, out) -> {
            throw new NullPointerException("thrown by the function");
        });
    }

    private static FlatMapGroups<String, String, Long, String> lazilyThrowing() {
        return noTimeout("lazilyThrowing", (key, events, state, out) -> {
            out.emit("first");
            throw new IllegalStateException("thrown while results are read");
        });
    }

    private static EventTimeFlatMapGroups<String, Timed, Long, String> firstCallSetsTimeout() {
        return EventTimeFlatMapGroups.withEventTimeTimeout(
                "firstCallSetsTimeout",
                KeySerializers.string(),
                StateSerializers.int64(),
                (key, events, state, out) -> {
                    if (state.hasTimedOut()) {
                        out.emit(key + " timed out");
                        return;
                    }
                    if (!state.exists()) {
                        state.setTimeoutTimestamp(state.currentWatermark().plusSeconds(5));
                        state.update(1L);
                    }
                    out.emit(key);
                });
    }

    private static FlatMapGroups<String, Integer, Long, String> listing() {
        return FlatMapGroups.withoutTimeout(
                "listing", KeySerializers.string(), StateSerializers.int64(), (key, events, state, out) -> {
                    List<Integer> values = new ArrayList<>();
                    events.forEachRemaining(values::add);
                    out.emit(key + values);
                });
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
