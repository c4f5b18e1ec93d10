package dev.holdfast.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.Stream;
import dev.holdfast.engine.StreamingQueryException;
import dev.holdfast.operator.FlatMapGroups;
import dev.holdfast.operator.MapGroups;
import dev.holdfast.serial.KeySerializer;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializers;
import dev.holdfast.testkit.Operators;
import dev.holdfast.testkit.PipelineTester;
import dev.holdfast.testkit.TestSink;
import dev.holdfast.testkit.TestSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Group C: initial state. */
final class InitialStateRows {

    private InitialStateRows() {}

    /** A key of two components. */
    record Shelf(String hall, long number) {

        static final KeySerializer<Shelf> SERIALIZER = new KeySerializer<>() {
            @Override
            public Schema schema() {
                return KeySerializers.string().schema();
            }

            @Override
            public void write(Shelf key, StateOutput out) {
                KeySerializers.string().write(key.hall() + ":" + key.number(), out);
            }

            @Override
            public Shelf read(StateInput in) {
                String[] parts = KeySerializers.string().read(in).split(":", -1);
                return new Shelf(parts[0], Long.parseLong(parts[1]));
            }
        };
    }

    /** A row of an initial state. */
    private record Stock(String fruit, long count) {}

    static List<Row> all() {
        return List.of(
                Row.same(
                        "C01",
                        "every key of the initial state is called in the first batch",
                        UpdateFunctionRows.words(listing()
                                        .withInitialState(Map.of(
                                                "keyInStateAndData-1", 1L,
                                                "keyInStateAndData-2", 2L,
                                                "keyNoUpdate", 2L,
                                                "keyOnlyInState-1", 1L)))
                                .step("keyOnlyInData", "keyInStateAndData-2")
                                .emits(
                                        "(keyOnlyInState-1,[],1)",
                                        "(keyNoUpdate,[],2)",
                                        "(keyInStateAndData-2,[keyInStateAndData-2],3)",
                                        "(keyInStateAndData-1,[],1)",
                                        "(keyOnlyInData,[keyOnlyInData],1)")
                                .figures("t5 u4")),
                Row.same("C03", "compound keys", shelves()),
                Row.same("C04", "a key twice", InitialStateRows::assertKeyTwice),
                Row.deviates(
                        "C06",
                        "a null key",
                        "A null key is refused with the way out, at a key's operator and in initial state (reliability,"
                                + " section B); other keys behave as in the reference.",
                        Script.<String>of((source, sink) -> Stream.from(source)
                                        .groupByKey(word -> word)
                                        .mapGroupsWithState(
                                                mapCounting().withInitialState(Map.of("key", 5L, "other", 2L)))
                                        .writeTo(sink))
                                .step("key", "other")
                                .emits("(key,6)", "(other,3)")
                                .figures("t2 u2")),
                Row.nearest(
                        "C08",
                        "initial state that is not emitted",
                        "There is no such setting: a function that emits nothing for a key without events does it.",
                        UpdateFunctionRows.words(silentCounting()
                                        .withInitialState(Map.of("apple", 1L, "orange", 2L, "mango", 5L)))
                                .step("apple", "banana")
                                .emits("(apple,2)", "(banana,1)")
                                .restarted("orange")
                                .emits("(orange,3)")),
                Row.same(
                        "C09",
                        "keys without events are emitted in the first batch",
                        UpdateFunctionRows.words(CaseOperators.counting()
                                        .withInitialState(Map.of("apple", 1L, "orange", 2L, "mango", 5L)))
                                .step("apple")
                                .emits("(apple,2)", "(orange,2)", "(mango,5)")
                                .step("banana")
                                .emits("(banana,1)")
                                .step("orange")
                                .emits("(orange,3)")),
                Row.same(
                        "C10",
                        "keys with events are called once, with both",
                        UpdateFunctionRows.words(
                                        CaseOperators.counting().withInitialState(Map.of("apple", 1L, "orange", 2L)))
                                .step("apple", "apple", "orange")
                                .emits("(apple,3)", "(orange,3)")
                                .step("orange")
                                .emits("(orange,4)")),
                Row.nearest(
                        "C11",
                        "initial state of a static query",
                        "There are no static queries; a first batch behaves so.",
                        UpdateFunctionRows.words(
                                        CaseOperators.counting().withInitialState(Map.of("apple", 1L, "orange", 2L)))
                                .step("orange", "mango")
                                .emits("(apple,1)", "(orange,3)", "(mango,1)")));
    }

    private static Script<Shelf> shelves() {
        FlatMapGroups<Shelf, Shelf, Long, String> operator = FlatMapGroups.withoutTimeout(
                "shelves", Shelf.SERIALIZER, StateSerializers.int64(), (key, events, state, out) -> {
                    long count = state.getOption().orElse(0L) + Operators.count(events);
                    if (key.number() != 0) {
                        state.update(count);
                    }
                    out.emit("(" + key.hall() + key.number() + "," + count + ")");
                });
        Map<Shelf, Long> initial = Map.of(new Shelf("a", 0), 1L, new Shelf("a", 1), 1L, new Shelf("b", 1), 2L);
        return Script.<Shelf>of((source, sink) -> Stream.from(source)
                        .groupByKey(shelf -> shelf)
                        .flatMapGroupsWithState(operator.withInitialState(initial))
                        .writeTo(sink))
                .step(new Shelf("b", 1), new Shelf("c", 1))
                .emits("(a0,1)", "(a1,1)", "(b1,3)", "(c1,1)")
                .figures("t4 u3")
                .restarted(new Shelf("c", 1))
                .emits("(c1,2)")
                .figures("t4 u1");
    }

    private static void assertKeyTwice() {
        TestSource<Stock> stocks = TestSource.of("stocks");
        stocks.add(new Stock("a", 2), new Stock("a", 1));
        TestSource<String> source = TestSource.of("input");
        FlatMapGroups<String, String, Long, String> operator =
                CaseOperators.counting().withInitialStateFrom(stocks, Stock::fruit, Stock::count);
        try (PipelineTester tester =
                PipelineTester.of(UpdateFunctionRows.words(operator).pipeline(source, TestSink.<String>of("output")))) {
            assertThatThrownBy(() -> tester.feed(source, "a"))
                    .isInstanceOf(StreamingQueryException.class)
                    .hasMessageContaining("contained multiple states with the same key 'a'");
        }
    }

    private static FlatMapGroups<String, String, Long, String> listing() {
        return FlatMapGroups.withoutTimeout(
                "listing", KeySerializers.string(), StateSerializers.int64(), (key, events, state, out) -> {
                    List<String> values = new ArrayList<>();
                    events.forEachRemaining(values::add);
                    long count = state.getOption().orElse(0L) + values.size();
                    if (!key.equals("keyNoUpdate")) {
                        state.update(count);
                    }
                    out.emit("(" + key + "," + values + "," + count + ")");
                });
    }

    private static FlatMapGroups<String, String, Long, String> silentCounting() {
        return FlatMapGroups.withoutTimeout(
                "silentCounting", KeySerializers.string(), StateSerializers.int64(), (key, events, state, out) -> {
                    if (events.hasNext()) {
                        long count = state.getOption().orElse(0L) + Operators.count(events);
                        state.update(count);
                        out.emit("(" + key + "," + count + ")");
                    }
                });
    }

    private static MapGroups<String, String, Long, String> mapCounting() {
        return MapGroups.withoutTimeout(
                "mapCounting", KeySerializers.string(), StateSerializers.int64(), (key, events, state) -> {
                    long count = state.getOption().orElse(0L) + Operators.count(events);
                    state.update(count);
                    return "(" + key + "," + count + ")";
                });
    }
}
