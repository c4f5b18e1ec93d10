package dev.holdfast.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.engine.CheckpointIncompatibleException;
import dev.holdfast.engine.StreamingQueryException;
import dev.holdfast.operator.EventTimeFlatMapStates;
import dev.holdfast.operator.FlatMapStates;
import dev.holdfast.operator.StateParameter;
import dev.holdfast.operator.StatesFn;
import dev.holdfast.operator.Ttl;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;
import dev.holdfast.state.ValueState;
import dev.holdfast.testkit.Operators;
import dev.holdfast.testkit.Operators.Timed;
import dev.holdfast.testkit.PipelineTester;
import dev.holdfast.testkit.TestSink;
import dev.holdfast.testkit.TestSource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Group J: what may change at a restart, and what the time of an operator has to be. */
final class StatesChangeRows {

    private static final StateParameter.OfValue<Long> COUNT =
            StateParameter.value("countState", StateSerializers.int64());
    private static final StateParameter.OfValue<String> RECENT =
            StateParameter.value("mostRecent", StateSerializers.string());

    private StatesChangeRows() {}

    /** A word and what comes with it. */
    private record Pair(String key, String text) {}

    static List<Row> all() {
        return List.of(
                Row.deviates(
                        "J14",
                        "a state that is gone after a restart",
                        "It is dropped by dropStateOf of the engine's builder; without that the restart is refused.",
                        StatesChangeRows::assertGoneState),
                Row.nearest(
                        "J16",
                        "another output mode after a restart",
                        "The output mode is the kind of a stream and nothing of it is stored: a restart takes it.",
                        StatesChangeRows::assertOutputMode),
                Row.deviates(
                        "J17",
                        "another time after a restart",
                        "States are compared one by one: timers and times that are new are taken, a state whose values"
                                + " would end otherwise than before is refused.",
                        StatesChangeRows::assertTime),
                Row.deviates(
                        "J20",
                        "many changes of the states",
                        "There is no limit for them.",
                        () -> TemporaryFiles.use(StatesChangeRows::assertManyChanges)),
                Row.deviates(
                        "J29",
                        "a time to live and the time of the operator",
                        "There is one in processing time, for every operator, and one in event time, which an operator"
                                + " without event time refuses when it is declared.",
                        StatesChangeRows::assertTimeToLive),
                Row.nearest(
                        "J32",
                        "the time of results",
                        "There are no columns: withResultTime takes a function. A result that is earlier than its bound ends"
                                + " the query.",
                        StatesChangeRows::assertResultTime),
                Row.nearest("J33", "results without a time and then windows", "It does not compile.", () -> {
                    String windows =
                            ".groupBy(word).windowedBy(Windows.tumbling(delay)).count().whenClosed((k, w, n) -> k)";
                    Snippets.assertRefused(
                            "words.groupByKey(w -> w).flatMapGroupsWithState(states)" + windows, "cannot find symbol");
                    Snippets.assertTaken("timed.groupByKey(w -> w).flatMapGroupsWithState(timedStates)"
                            + ".withResultTime(w -> now, delay)" + windows);
                }));
    }

    private static void assertGoneState() {
        TestSource<Pair> source = TestSource.of("input");
        TestSink<String> sink = TestSink.of("output");
        try (PipelineTester tester = PipelineTester.of(pairs(source, sink, List.of(COUNT, RECENT)))) {
            assertThat(tester.feed(source, new Pair("a", "str1")))
                    .emitted("(a,1,)")
                    .hasRowsTotal(2);
            tester.pipeline(pairs(source, sink, List.of(RECENT)));
            assertThatThrownBy(tester::restart)
                    .isInstanceOf(CheckpointIncompatibleException.class)
                    .hasMessageContaining("dropStateOf(\"pairs/countState\")");
            tester.engine(engine -> engine.dropStateOf("pairs/countState")).restart();
            assertThat(tester.feed(source, new Pair("a", "str2"), new Pair("b", "str3")))
                    .emitted("(a,str1)", "(b,)")
                    .hasRowsTotal(2);
        }
    }

    private static Pipeline pairs(TestSource<Pair> source, TestSink<String> sink, List<StateParameter<?>> states) {
        FlatMapStates<String, Pair, String> operator =
                FlatMapStates.of("pairs", KeySerializers.string(), states, (key, events, given, out) -> {
                    String count = states.contains(COUNT) ? counted(given) + "," : "";
                    ValueState<String> recent = given.get(RECENT);
                    String before = recent.orElse("");
                    events.forEachRemaining(pair -> recent.update(pair.text()));
                    out.emit("(" + key + "," + count + before + ")");
                });
        return Stream.from(source)
                .groupByKey(Pair::key)
                .flatMapGroupsWithState(operator)
                .writeTo(sink);
    }

    private static long counted(StatesFn.States states) {
        long count = states.get(COUNT).orElse(0L) + 1;
        states.get(COUNT).update(count);
        return count;
    }

    private static void assertOutputMode() {
        TestSource<String> source = TestSource.of("input");
        TestSink<String> sink = TestSink.of("output");
        Stream<String> counts = Stream.from(source).groupByKey(word -> word).flatMapGroupsWithState(counting(COUNT));
        try (PipelineTester tester = PipelineTester.of(counts.asUpdates().writeTo(sink))) {
            tester.feed(source, "a");
            tester.pipeline(counts.writeTo(sink)).restart();
            assertThat(tester.feed(source, "a")).emitted("(a,2)");
        }
    }

    private static FlatMapStates<String, String, String> counting(
            StateParameter.OfValue<Long> count, StateParameter<?>... others) {
        FlatMapStates<String, String, String> operator = FlatMapStates.of(
                "counting", KeySerializers.string(), with(count, others), (key, events, states, out) -> {
                    states.get(count).update(states.get(count).orElse(0L) + Operators.count(events));
                    out.emit("(" + key + "," + states.get(count).orElse(0L) + ")");
                });
        return List.of(others).contains(Acts.BELLS)
                ? operator.onTimer(Acts.BELLS, (key, bell, at, states, out) -> {})
                : operator;
    }

    private static List<StateParameter<?>> with(StateParameter.OfValue<Long> count, StateParameter<?>... others) {
        List<StateParameter<?>> all = new ArrayList<>(List.of(others));
        all.add(count);
        return all;
    }

    private static Pipeline counts(TestSource<String> source, FlatMapStates<String, String, String> operator) {
        return Stream.from(source)
                .groupByKey(word -> word)
                .flatMapGroupsWithState(operator)
                .writeTo(TestSink.of("output"));
    }

    private static void assertTime() {
        TestSource<String> source = TestSource.of("input");
        try (PipelineTester tester = PipelineTester.of(counts(source, counting(COUNT)))) {
            tester.feed(source, "a");
            tester.pipeline(counts(source, counting(COUNT, Acts.BELLS))).restart();
            assertThat(tester.feed(source, "a")).emitted("(a,2)");
            tester.pipeline(Stream.from(source)
                            .withWatermark(word -> Instant.EPOCH, Duration.ZERO)
                            .groupByKey(word -> word)
                            .flatMapGroupsWithState(timedCounting())
                            .writeTo(TestSink.of("output")))
                    .restart();
            assertThat(tester.feed(source, "a")).emitted("(a,3)");
            StateParameter.OfValue<Long> ending = COUNT.withTtl(Ttl.ofProcessingTime(Duration.ofDays(1)));
            tester.pipeline(counts(source, counting(ending, Acts.BELLS)))
                    .engine(engine -> engine.dropStateOf("counting/alarms"));
            assertThatThrownBy(tester::restart)
                    .isInstanceOf(CheckpointIncompatibleException.class)
                    .hasMessageContaining("meaning of deadlines of state 'counting/countState'");
        }
    }

    private static EventTimeFlatMapStates<String, String, String> timedCounting() {
        return EventTimeFlatMapStates.<String, String, String>of(
                        "counting",
                        KeySerializers.string(),
                        with(COUNT, Acts.BELLS, Acts.ALARMS),
                        (key, events, states, out) -> {
                            states.get(COUNT).update(states.get(COUNT).orElse(0L) + Operators.count(events));
                            out.emit("(" + key + "," + states.get(COUNT).orElse(0L) + ")");
                        })
                .onTimer(Acts.BELLS, (key, bell, at, states, out) -> {})
                .onTimer(Acts.ALARMS, (key, alarm, at, states, out) -> {});
    }

    /** Two lists by turns: each comes back empty, since it was dropped in between. */
    private static void assertManyChanges(Path directory) {
        TestSource<String> source = TestSource.of("input");
        for (int change = 1; change < 20; change++) {
            String before = "listing/list" + (change - 1) % 2;
            try (PipelineTester tester = PipelineTester.of(counts(source, listing("list" + change % 2)))
                    .checkpoint(directory)
                    .engine(engine -> engine.dropStateOf(before))) {
                assertThat(tester.feed(source, "a")).emitted("(a," + change + ",[a])");
            }
        }
    }

    private static FlatMapStates<String, String, String> listing(String name) {
        StateParameter.OfList<String> list = StateParameter.list(name, StateSerializers.string());
        return FlatMapStates.of("listing", KeySerializers.string(), with(COUNT, list), (key, events, states, out) -> {
            List<String> elements = new ArrayList<>();
            events.forEachRemaining(event -> states.get(list).add(event));
            states.get(list).forEach(elements::add);
            out.emit("(" + key + "," + counted(states) + "," + elements + ")");
        });
    }

    private static void assertTimeToLive() {
        StateParameter.OfValue<Long> byClock = COUNT.withTtl(Ttl.ofProcessingTime(Duration.ofSeconds(60)));
        StateParameter.OfValue<Long> byEvents = COUNT.withTtl(Ttl.ofEventTime(Duration.ofSeconds(60)));
        assertThatThrownBy(() -> counting(byEvents))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "State 'countState' of operator 'counting' follows event time: use EventTimeFlatMapStates.");
        Snippets.assertRefused(
                "words.groupByKey(w -> w).flatMapGroupsWithState(timedStates)", "EventTimeFlatMapStates");
        Snippets.assertTaken("timed.groupByKey(w -> w).flatMapGroupsWithState(timedStates)");
        TestSource<String> source = TestSource.of("input");
        try (PipelineTester tester = PipelineTester.of(counts(source, counting(byClock)))) {
            tester.feed(source, "a");
            tester.advance(Duration.ofSeconds(60));
            assertThat(tester.feed(source, "a")).emitted("(a,1)");
        }
    }

    private static void assertResultTime() {
        Snippets.assertRefused(
                "timed.groupByKey(w -> w).flatMapGroupsWithState(timedStates).withResultTime(w -> w.noTime(), delay)",
                "cannot find symbol");
        TestSource<Timed> source = TestSource.of("input");
        Stream<String> results = Stream.from(source)
                .withWatermark(Timed::at, Duration.ZERO)
                .groupByKey(Timed::key)
                .flatMapGroupsWithState(StatesOperators.eventTimeMax());
        Pipeline pipeline = results.withResultTime(result -> Instant.EPOCH, Duration.ofSeconds(12))
                .groupByKey(result -> result)
                .flatMapGroupsWithState(counting(COUNT))
                .writeTo(TestSink.of("output"));
        try (PipelineTester tester = PipelineTester.of(pipeline)) {
            assertThat(tester.feed(source, new Timed("a", 10))).emitted("((a,10),1)");
            assertThatThrownBy(() -> tester.feed(source, new Timed("b", 100)))
                    .isInstanceOf(StreamingQueryException.class)
                    .hasMessageContaining("earlier than its bound");
        }
    }
}
