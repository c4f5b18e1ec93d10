package dev.holdfast.testkit.conformance;

import dev.holdfast.EventTimeStream;
import dev.holdfast.Stream;
import dev.holdfast.operator.EventTimeFlatMapStates;
import dev.holdfast.operator.FlatMapStates;
import dev.holdfast.testkit.Operators.Timed;
import dev.holdfast.testkit.conformance.Acts.Act;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Group J: update functions that take their states as parameters. */
final class StatesRows {

    private StatesRows() {}

    static List<Row> all() {
        return List.of(
                Row.same(
                        "J01",
                        "running count in one of several states",
                        words(StatesOperators.runningCount())
                                .step("a")
                                .emits("(a,1)")
                                .figures("t1 u1 n0")
                                .step("a", "b")
                                .emits("(a,2)", "(b,1)")
                                .restarted("a", "b")
                                .emits("(b,2)")
                                .figures("u1 r1")
                                .restarted("a", "c")
                                .emits("(a,1)", "(c,1)")),
                Row.deviates(
                        "J02",
                        "timers in processing time",
                        "A timer that is set counts as a row. The rest is as the reference.",
                        words(StatesOperators.countWithTimer(Set.of("a", "c")))
                                .step("a")
                                .at(1)
                                .emits("(a,1)")
                                .figures("t2 u2 n1")
                                .step("b")
                                .at(2)
                                .emits("(b,1)")
                                .step("b")
                                .at(12)
                                .emits("(b,2)", "(a,-1)")
                                .restarted("b", "c")
                                .at(13)
                                .emits("(c,1)")
                                .step("d")
                                .at(23)
                                .emits("(d,1)", "(c,-1)")),
                Row.same(
                        "J03",
                        "a timer that is put off",
                        words(StatesOperators.countWithLaterTimer())
                                .step("a")
                                .at(1)
                                .emits("(a,1)")
                                .step("a")
                                .at(3)
                                .emits("(a,2)")
                                .restarted("d")
                                .at(13)
                                .emits("(d,1)", "(a,-1)")
                                .step()
                                .at(100)
                                .emits()),
                Row.same("J05", "timers in event time", eventTimeMax()),
                Row.same(
                        "J06",
                        "states that change while results are read, also in a timer's call",
                        timed(StatesOperators.lazy())
                                .step(new Timed("k", 12))
                                .emits("12", "42")
                                .watermark(2)),
                Row.same("J11", "late events by the time that an operator follows", lateEvents()),
                Row.same(
                        "J21",
                        "initial state is applied once",
                        Acts.script(Acts.processingTime()
                                        .withInitialState(Acts.VALUE, Map.of("init_1", 40L, "init_2", 100L)))
                                .step(read("other"))
                                .emits("(other,0)")
                                .step(add("init_1", 50))
                                .step(add("init_2", 60))
                                .restarted(add("init_1", 50))
                                .step(read("init_1"), read("init_2"))
                                .emits("(init_1,140)", "(init_2,160)")),
                Row.nearest(
                        "J22",
                        "initial state of a static query",
                        "There are no static queries; a first batch behaves so.",
                        Acts.script(Acts.processingTime()
                                        .withInitialState(Acts.VALUE, Map.of("init_1", 40L, "init_2", 100L)))
                                .step(add("k1", 37), read("k1"))
                                .emits("(k1,37)")),
                Row.same(
                        "J23",
                        "timers in event time of keys that have an initial state",
                        timed(StatesOperators.eventTimeMax()
                                        .withInitialState(StatesOperators.COUNT, Map.of("a", 11L, "b", 5L)))
                                .step(new Timed("a", 13), new Timed("a", 15))
                                .emits("(a,15)")
                                .step(new Timed("c", 7))
                                .emits("(c,7)")
                                .step(new Timed("d", 31))
                                .emits("(d,31)", "(a,-1)", "(b,-1)", "(c,-1)")));
    }

    private static Script<String> words(FlatMapStates<String, String, String> operator) {
        return Script.of((source, sink) -> Stream.from(source)
                .groupByKey(word -> word)
                .flatMapGroupsWithState(operator)
                .writeTo(sink));
    }

    private static Script<Timed> timed(EventTimeFlatMapStates<String, Timed, String> operator) {
        return Script.of((source, sink) -> Stream.from(source)
                .withWatermark(Timed::at, Duration.ofSeconds(10))
                .groupByKey(Timed::key)
                .flatMapGroupsWithState(operator)
                .writeTo(sink));
    }

    /** The steps of B27. */
    private static Script<Timed> eventTimeMax() {
        return timed(StatesOperators.eventTimeMax())
                .step(new Timed("a", 11), new Timed("a", 13), new Timed("a", 15))
                .emits("(a,15)")
                .watermark(5)
                .step(new Timed("a", 4))
                .emits()
                .figures("d1")
                .step(new Timed("a", 10))
                .emits("(a,15)")
                .step(new Timed("b", 31))
                .emits("(b,31)", "(a,-1)")
                .watermark(21)
                .batches(2);
    }

    private static Script<Timed> lateEvents() {
        return Script.<Timed>of((source, sink) -> {
                    EventTimeStream<Timed> input = Stream.from(source).withWatermark(Timed::at, Duration.ZERO);
                    Stream<String> inNone = input.map(event -> event.key() + " none")
                            .groupByKey(word -> word)
                            .flatMapGroupsWithState(StatesOperators.runningCount());
                    Stream<String> inProcessingTime = input.map(event -> event.key() + " processing")
                            .groupByKey(word -> word)
                            .flatMapGroupsWithState(StatesOperators.countWithTimer(Set.of()));
                    Stream<String> inEventTime =
                            input.groupByKey(Timed::key).flatMapGroupsWithState(StatesOperators.eventTimeMax());
                    return inNone.union(inProcessingTime).union(inEventTime).writeTo(sink);
                })
                .step(new Timed("w", 100))
                .emits("(w none,1)", "(w processing,1)", "(w,100)")
                .watermark(100)
                .step(new Timed("k", 10), new Timed("k", 11))
                .emits("(k none,2)", "(k processing,2)");
    }

    private static Act add(String key, long number) {
        return Act.of(
                key,
                (states, out) ->
                        states.get(Acts.VALUE).update(states.get(Acts.VALUE).orElse(0L) + number));
    }

    private static Act read(String key) {
        return Act.of(
                key,
                (states, out) ->
                        out.emit("(" + key + "," + states.get(Acts.VALUE).orElse(0L) + ")"));
    }
}
