package dev.holdfast.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.connector.Source;
import dev.holdfast.engine.StreamingQueryException;
import dev.holdfast.operator.EventTimeFlatMapGroups;
import dev.holdfast.operator.FlatMapGroups;
import dev.holdfast.operator.MapGroups;
import dev.holdfast.runtime.TestOperators.Timed;
import dev.holdfast.runtime.io.JsonLines;
import dev.holdfast.runtime.io.MemorySink;
import dev.holdfast.runtime.io.MemorySource;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** State that keys have before an operator's first batch: the cases of group C. */
class InitialStateTest {

    @TempDir
    Path directory;

    /** A row of an initial state. */
    record Stock(String fruit, long count) {}

    @Test
    void c01_every_initial_key_is_called_in_the_first_batch() throws Exception {
        Map<String, Long> initial =
                Map.of("inStateAndData-1", 1L, "inStateAndData-2", 2L, "keyNoUpdate", 2L, "onlyInState-1", 1L);
        try (EngineDriver<String> driver = driver(listing().withInitialState(initial))) {
            assertThat(driver.step(List.of("onlyInData", "inStateAndData-2")))
                    .containsExactly(
                            "(inStateAndData-1,[],1)",
                            "(inStateAndData-2,[inStateAndData-2],3)",
                            "(keyNoUpdate,[],2)",
                            "(onlyInData,[onlyInData],1)",
                            "(onlyInState-1,[],1)");
            assertThat(driver.metrics()).isEqualTo("t5 u4 r0 d0");
        }
    }

    @Test
    void c03_initial_state_is_applied_once_and_not_after_a_restart() throws Exception {
        Map<String, Long> initial = Map.of("a", 1L, "b", 2L, "keyNoUpdate", 3L);
        try (EngineDriver<String> driver = driver(listing().withInitialState(initial))) {
            driver.step(List.of("a", "new"));
            assertThat(driver.metrics()).isEqualTo("t4 u3 r0 d0");
            driver.restart();
            assertThat(driver.step(List.of("new"))).containsExactly("(new,[new],2)");
            assertThat(driver.metrics()).isEqualTo("t4 u1 r0 d0");
        }
    }

    @Test
    void c06_a_map_operator_takes_initial_state_too() throws Exception {
        MapGroups<String, String, Long, String> counting = MapGroups.withoutTimeout(
                "counting", KeySerializers.string(), StateSerializers.int64(), (key, events, state) -> {
                    state.update(state.getOption().orElse(0L) + TestOperators.count(events));
                    return "(" + key + "," + state.get() + ")";
                });
        try (EngineDriver<String> driver = new EngineDriver<>(
                directory,
                (source, sink) -> Stream.from(source)
                        .groupByKey(word -> word)
                        .mapGroupsWithState(counting.withInitialState(Map.of("key", 5L, "other", 2L)))
                        .writeTo(sink),
                UnaryOperator.identity())) {
            assertThat(driver.step(List.of("key", "other"))).containsExactly("(key,6)", "(other,3)");
            assertThat(driver.metrics()).isEqualTo("t2 u2 r0 d0");
        }
    }

    @Test
    void c09_keys_without_events_are_called_in_the_first_batch_only() throws Exception {
        try (EngineDriver<String> driver =
                driver(counting().withInitialState(Map.of("apple", 1L, "orange", 2L, "mango", 5L)))) {
            assertThat(driver.step(List.of("apple"))).containsExactly("(apple,2)", "(mango,5)", "(orange,2)");
            assertThat(driver.step(List.of("banana"))).containsExactly("(banana,1)");
            assertThat(driver.step(List.of("orange"))).containsExactly("(orange,3)");
        }
    }

    @Test
    void c10_keys_with_events_are_called_once_with_both() throws Exception {
        try (EngineDriver<String> driver = driver(counting().withInitialState(Map.of("apple", 1L, "orange", 2L)))) {
            assertThat(driver.step(List.of("apple", "apple", "orange"))).containsExactly("(apple,3)", "(orange,3)");
            assertThat(driver.step(List.of("orange"))).containsExactly("(orange,4)");
        }
    }

    @Test
    void c04_two_states_of_a_key_from_a_source_are_refused() throws Exception {
        MemorySource<Stock> stocks = MemorySource.of("stocks");
        stocks.add(new Stock("a", 2), new Stock("b", 1), new Stock("a", 1));
        assertThatThrownBy(() -> driver(fromSource(stocks)))
                .isInstanceOf(StreamingQueryException.class)
                .hasMessageContaining("contained multiple states with the same key 'a'");
    }

    @Test
    void initial_state_from_a_source_is_what_it_holds_in_the_first_batch() throws Exception {
        MemorySource<Stock> stocks = MemorySource.of("stocks");
        try (EngineDriver<String> driver = driver(fromSource(stocks))) {
            stocks.add(new Stock("apple", 1), new Stock("mango", 5));
            assertThat(driver.step(List.of("apple"))).containsExactly("(apple,2)", "(mango,5)");
            stocks.add(new Stock("kiwi", 9));
            driver.restart();
            assertThat(driver.step(List.of("kiwi"))).containsExactly("(kiwi,1)");
        }
    }

    @Test
    void initial_state_from_json_lines() throws Exception {
        Path file = directory.resolve("stocks.jsonl");
        Files.writeString(file, "{\"fruit\":\"apple\",\"count\":1}\n{\"fruit\":\"mango\",\"count\":5}\n");
        try (EngineDriver<String> driver = driver(fromSource(JsonLines.source(file, Stock.class)))) {
            assertThat(driver.step(List.of("apple"))).containsExactly("(apple,2)", "(mango,5)");
        }
    }

    @Test
    void an_empty_source_is_no_initial_state() throws Exception {
        try (EngineDriver<String> driver = driver(fromSource(MemorySource.of("stocks")))) {
            assertThat(driver.step(List.of("apple"))).containsExactly("(apple,1)");
        }
    }

    @Test
    void an_operator_added_to_a_checkpoint_gets_its_initial_state_in_its_own_first_batch() throws Exception {
        FlatMapGroups<String, String, Long, String> added =
                counting().named("added").withInitialState(Map.of("a", 100L, "z", 200L));
        MemorySink<String> second = MemorySink.of("second");
        BiFunction<Source<String>, MemorySink<String>, Pipeline> both = (source, sink) -> {
            Stream<String> words = Stream.from(source);
            return Pipeline.of(
                    words.groupByKey(word -> word)
                            .flatMapGroupsWithState(counting().withInitialState(Map.of("a", 1L)))
                            .writeTo(sink),
                    words.groupByKey(word -> word).flatMapGroupsWithState(added).writeTo(second));
        };
        try (EngineDriver<String> driver = driver(counting().withInitialState(Map.of("a", 1L)))) {
            assertThat(driver.step(List.of("b"))).containsExactly("(a,1)", "(b,1)");
            driver.restart(both);
            assertThat(driver.step(List.of("a"))).containsExactly("(a,2)");
            assertThat(second.rows()).containsExactlyInAnyOrder("(a,101)", "(z,200)");
            driver.restart();
            assertThat(driver.step(List.of("a"))).containsExactly("(a,3)");
            assertThat(second.rows()).containsExactlyInAnyOrder("(a,101)", "(z,200)", "(a,102)");
        }
    }

    @Test
    void an_initial_key_may_set_timeouts_in_processing_time() throws Exception {
        try (EngineDriver<String> driver =
                driver(TestOperators.processingTimeCount().withInitialState(Map.of("quiet", 7L)))) {
            assertThat(driver.stepAt(1, List.of("a"))).containsExactly("(a,1)", "(quiet,7)");
            assertThat(driver.metrics()).isEqualTo("t2 u2 r0 d0");
            assertThat(driver.stepAt(12, List.of())).containsExactly("(a,-1)", "(quiet,-1)");
        }
    }

    @Test
    void an_initial_key_may_set_timeouts_in_event_time() throws Exception {
        EventTimeFlatMapGroups<String, Timed, Long, String> operator = EventTimeFlatMapGroups.withEventTimeTimeout(
                "timed", KeySerializers.string(), StateSerializers.int64(), (key, events, state, out) -> {
                    out.emit(key + (state.hasTimedOut() ? " timed out" : ""));
                    if (!state.hasTimedOut()) {
                        state.setTimeoutTimestamp(Instant.ofEpochSecond(50));
                    }
                });
        try (EngineDriver<Timed> driver = new EngineDriver<>(
                directory,
                (source, sink) -> Stream.from(source)
                        .withWatermark(Timed::at, Duration.ZERO)
                        .groupByKey(Timed::key)
                        .flatMapGroupsWithState(operator.withInitialState(Map.of("quiet", 7L)))
                        .writeTo(sink),
                UnaryOperator.identity())) {
            assertThat(driver.step(List.of(new Timed("a", 1)))).containsExactly("a", "quiet");
            assertThat(driver.metrics()).isEqualTo("t2 u2 r0 d0");
            assertThat(driver.step(List.of(new Timed("b", 51))))
                    .containsExactly("a timed out", "b", "b timed out", "quiet timed out");
        }
    }

    @Test
    void a_failed_first_batch_applies_initial_state_again() throws Exception {
        List<String> failures = new ArrayList<>(List.of("once"));
        FlatMapGroups<String, String, Long, String> failing = FlatMapGroups.withoutTimeout(
                "failing", KeySerializers.string(), StateSerializers.int64(), (key, events, state, out) -> {
                    out.emit("(" + key + "," + state.getOption().orElse(0L) + ")");
                    if (key.equals("b") && !failures.isEmpty()) {
                        throw new IllegalStateException(failures.remove(0));
                    }
                });
        try (EngineDriver<String> driver = driver(failing.withInitialState(Map.of("a", 1L)))) {
            assertThatThrownBy(() -> driver.step(List.of("b"))).isInstanceOf(StreamingQueryException.class);
            driver.restart();
            assertThat(driver.drain()).containsExactly("(a,1)", "(b,0)");
        }
    }

    @Test
    void an_initial_state_changed_in_place_is_stored_only_by_update() throws Exception {
        try (CounterCalls calls = new CounterCalls(directory, Map.of("k", new CounterCalls.Counter(5)))) {
            assertThat(calls.call(state -> state.get().count = 77)).isEqualTo(5);
        }
    }

    private EngineDriver<String> driver(FlatMapGroups<String, String, Long, String> operator) {
        return new EngineDriver<>(
                directory.resolve("checkpoint"),
                (source, sink) -> Stream.from(source)
                        .groupByKey(word -> word)
                        .flatMapGroupsWithState(operator)
                        .writeTo(sink),
                UnaryOperator.identity());
    }

    private static FlatMapGroups<String, String, Long, String> fromSource(Source<Stock> stocks) {
        return counting().withInitialStateFrom(stocks, Stock::fruit, Stock::count);
    }

    private static FlatMapGroups<String, String, Long, String> counting() {
        return FlatMapGroups.withoutTimeout(
                "counting", KeySerializers.string(), StateSerializers.int64(), (key, events, state, out) -> {
                    long count = state.getOption().orElse(0L) + TestOperators.count(events);
                    state.update(count);
                    out.emit("(" + key + "," + count + ")");
                });
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
}
