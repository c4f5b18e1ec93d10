package dev.holdfast.runtime;

import static dev.holdfast.runtime.FaultyOperators.counter;
import static dev.holdfast.runtime.FaultyOperators.fail;
import static dev.holdfast.runtime.FaultyOperators.timing;
import static dev.holdfast.runtime.FaultyOperators.withSerializer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.engine.StreamingQueryException;
import dev.holdfast.operator.ErrorPolicy;
import dev.holdfast.operator.EventTimeFlatMapGroups;
import dev.holdfast.operator.FailedCall;
import dev.holdfast.operator.FlatMapGroups;
import dev.holdfast.operator.MapGroups;
import dev.holdfast.runtime.FaultyOperators.Word;
import dev.holdfast.runtime.io.MemorySink;
import dev.holdfast.runtime.store.StateStore;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left of a call that failed when the operator's policy lets the query go on, and what no policy forgives. */
class ErrorPolicyTest {

    private static final long SEED = 20_261_121;

    @TempDir
    Path directory;

    private final MemorySink<FailedCall<String, Word>> dead = MemorySink.of("dead");

    @Test
    void a_call_that_fails_leaves_neither_state_nor_results_and_others_are_as_ever() throws Exception {
        try (EngineDriver<Word> driver = counting(ErrorPolicy.skipKey())) {
            assertThat(driver.step(List.of(Word.of("a"), Word.of("b")))).containsExactly("a1", "b1");
            assertThat(driver.step(List.of(Word.of("a"), Word.bad("a", "throw"), Word.of("a"), Word.of("b"))))
                    .containsExactly("b2");
            assertThat(driver.step(List.of(Word.of("a")))).containsExactly("a2");
            assertThat(driver.step(List.of(Word.bad("new", "throw")))).isEmpty();
            assertThat(driver.metrics()).startsWith("t2 ");
        }
    }

    @Test
    void failed_calls_are_counted_with_their_events() throws Exception {
        try (EngineDriver<Word> driver = counting(ErrorPolicy.skipKey())) {
            driver.step(List.of(Word.of("a"), Word.bad("a", "throw"), Word.bad("b", "throw"), Word.of("c")));
            assertThat(custom(driver, "numFailedCalls")).isEqualTo(2);
            assertThat(custom(driver, "numRowsDroppedByFailure")).isEqualTo(3);
            assertThat(driver.lastProgress().stateOperators().get(0).numRowsUpdated())
                    .isEqualTo(1);
            driver.step(List.of(Word.of("c")));
            assertThat(custom(driver, "numFailedCalls")).isZero();
        }
    }

    @Test
    void a_dead_letter_says_who_what_where_and_with_which_events() throws Exception {
        try (EngineDriver<Word> driver = counting(ErrorPolicy.deadLettersTo(dead))) {
            driver.step(List.of(Word.of("a")));
            List<Word> events = List.of(Word.of("a"), Word.bad("a", "throw"), Word.of("a"));
            assertThat(driver.step(events)).isEmpty();
            assertThat(dead.rows()).hasSize(1);
            FailedCall<String, Word> call = dead.rows().get(0);
            assertThat(call.operatorId()).isEqualTo("counting");
            assertThat(call.key()).isEqualTo("a");
            assertThat(call.batchId()).isEqualTo(1);
            assertThat(call.timedOut()).isFalse();
            assertThat(call.error()).isEqualTo("java.lang.IllegalStateException: no luck");
            assertThat(call.events()).isEqualTo(events);
            assertThat(call.stackTrace().get(0)).contains("FaultyOperators.fail");
            assertThat(call.stackTrace()).noneMatch(frame -> frame.contains("KeyGroupRun"));
            assertThat(driver.lastProgress().sinks().get(1).numOutputRows()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_timeout_whose_call_fails_is_spent_and_the_state_stays(boolean inRocksDb) throws Exception {
        FlatMapGroups<String, Word, Long, String> operator =
                timing(ErrorPolicy.deadLettersTo(dead), key -> fail("throw"));
        try (EngineDriver<Word> driver = driver(operator, inRocksDb)) {
            assertThat(driver.stepAt(1, List.of(Word.of("a")))).containsExactly("a1");
            assertThat(driver.stepAt(20, List.of())).isEmpty();
            assertThat(dead.rows()).hasSize(1);
            assertThat(dead.rows().get(0).timedOut()).isTrue();
            assertThat(dead.rows().get(0).events()).isEmpty();
            long batch = driver.lastProgress().batchId();
            assertThat(driver.stepAt(100, List.of())).isEmpty();
            driver.restart();
            assertThat(driver.stepAt(200, List.of())).isEmpty();
            assertThat(driver.query().lastProgress()).isEmpty();
            assertThat(driver.stepAt(300, List.of(Word.of("a")))).containsExactly("a2");
            assertThat(driver.lastProgress().batchId()).isEqualTo(batch + 1);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_timeout_that_was_pending_stays_so_when_a_call_with_events_fails(boolean inRocksDb) throws Exception {
        try (EngineDriver<Word> driver = driver(timing(ErrorPolicy.skipKey(), key -> {}), inRocksDb)) {
            driver.stepAt(1, List.of(Word.of("a")));
            assertThat(driver.stepAt(5, List.of(Word.bad("a", "throw")))).isEmpty();
            assertThat(driver.stepAt(11, List.of())).isEmpty();
            assertThat(driver.stepAt(12, List.of())).containsExactly("a timed out with 1");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_timeout_that_is_due_when_a_call_with_events_fails_fires_in_the_next_batch(boolean inRocksDb)
            throws Exception {
        try (EngineDriver<Word> driver = driver(timing(ErrorPolicy.skipKey(), key -> {}), inRocksDb)) {
            driver.stepAt(1, List.of(Word.of("a")));
            assertThat(driver.stepAt(12, List.of(Word.bad("a", "throw")))).containsExactly("a timed out with 1");
            assertThat(driver.lastProgress().batchId()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void so_does_one_in_event_time_although_the_watermark_stands(boolean inRocksDb) throws Exception {
        EventTimeFlatMapGroups<String, Word, Long, String> operator =
                EventTimeFlatMapGroups.<String, Word, Long, String>withEventTimeTimeout(
                                "timing",
                                KeySerializers.string(),
                                StateSerializers.int64(),
                                (key, events, state, out) -> {
                                    if (state.hasTimedOut()) {
                                        out.emit(key + " timed out");
                                        return;
                                    }
                                    while (events.hasNext()) {
                                        Word word = events.next();
                                        state.setTimeoutTimestamp(word.at().plusSeconds(5));
                                        fail(word.fault());
                                    }
                                })
                        .onError(ErrorPolicy.skipKey());
        try (EngineDriver<Word> driver = new EngineDriver<>(
                directory,
                (source, sink) -> Stream.from(source)
                        .withWatermark(Word::at, Duration.ZERO)
                        .groupByKey(Word::key)
                        .flatMapGroupsWithState(operator)
                        .writeTo(sink),
                builder -> builder.maxEventsPerBatch(1).stateStore(store(inRocksDb)))) {
            driver.step(List.of(new Word("a", 10, "")));
            assertThat(driver.step(List.of(new Word("b", 100, ""), new Word("a", 20, "throw"))))
                    .containsExactly("a timed out");
        }
    }

    @Test
    void initial_state_is_kept_when_its_call_fails() throws Exception {
        FlatMapGroups<String, Word, Long, String> operator = counter((key, word) -> {
                    fail(word.fault());
                })
                .withInitialState(Map.of("a", 7L, "b", 8L))
                .onError(ErrorPolicy.skipKey());
        try (EngineDriver<Word> driver = driver(operator)) {
            assertThat(driver.step(List.of(Word.bad("a", "throw")))).containsExactly("b8");
            assertThat(driver.metrics()).startsWith("t2 ");
            assertThat(driver.step(List.of(Word.of("a"), Word.of("b")))).containsExactly("a8", "b9");
        }
    }

    @Test
    void a_null_result_fails_the_call_even_if_the_function_catches_what_it_is_told() throws Exception {
        FlatMapGroups<String, Word, Long, String> operator =
                counter((key, word) -> fail(word.fault())).onError(ErrorPolicy.deadLettersTo(dead));
        try (EngineDriver<Word> driver = driver(operator)) {
            assertThat(driver.step(List.of(Word.bad("a", "emit null"), Word.of("b"))))
                    .containsExactly("b1");
            assertThat(dead.rows().get(0).error()).isEqualTo("its update function gave a null result");
        }
    }

    @Test
    @SuppressWarnings("NullAway") // what users' code may do that is not null-marked
    void a_map_operator_that_gives_null_has_no_result() throws Exception {
        MapGroups<String, Word, Long, String> operator = MapGroups.<String, Word, Long, String>withoutTimeout(
                        "mapping", KeySerializers.string(), StateSerializers.int64(), (key, events, state) -> {
                            state.update(1L);
                            return key.equals("bad") ? null : key;
                        })
                .onError(ErrorPolicy.skipKey());
        try (EngineDriver<Word> driver = new EngineDriver<>(
                directory,
                (source, sink) -> Stream.from(source)
                        .groupByKey(Word::key)
                        .mapGroupsWithState(operator)
                        .writeTo(sink),
                builder -> builder)) {
            assertThat(driver.step(List.of(Word.of("good"), Word.of("bad")))).containsExactly("good");
            assertThat(driver.metrics()).startsWith("t1 u1");
        }
    }

    @Test
    void a_state_that_cannot_be_written_fails_the_call_with_its_results() throws Exception {
        FlatMapGroups<String, Word, Long, String> operator =
                withSerializer(false).onError(ErrorPolicy.deadLettersTo(dead));
        try (EngineDriver<Word> driver = driver(operator)) {
            assertThat(driver.step(List.of(Word.of("a"), Word.of("b")))).containsExactly("a1", "b1");
            assertThat(driver.step(List.of(Word.of("a"), Word.of("a"), Word.of("b"))))
                    .containsExactly("b2");
            assertThat(dead.rows().get(0).error()).contains("left a state that cannot be written");
            assertThat(driver.step(List.of(Word.of("a")))).containsExactly("a2");
        }
    }

    @Test
    void state_that_cannot_be_read_is_not_forgiven_even_if_the_function_catches_it() throws Exception {
        FlatMapGroups<String, Word, Long, String> operator =
                withSerializer(true).onError(ErrorPolicy.skipKey());
        try (EngineDriver<Word> driver = driver(operator)) {
            driver.step(List.of(Word.of("a")));
            StreamingQueryException failure = failure(driver, Word.of("a"));
            assertThat(failure)
                    .hasMessageContaining("Operator 'counting'")
                    .hasMessageContaining("its state cannot be read");
            assertThat(failure.key()).contains("a");
        }
    }

    @Test
    void a_stack_that_overflows_is_forgiven_and_other_errors_are_not() throws Exception {
        try (EngineDriver<Word> driver = counting(ErrorPolicy.deadLettersTo(dead))) {
            assertThat(driver.step(List.of(Word.bad("a", "recurse"), Word.of("b"))))
                    .containsExactly("b1");
            assertThat(dead.rows().get(0).error()).isEqualTo("java.lang.StackOverflowError");
            assertThat(dead.rows().get(0).stackTrace()).hasSize(64);
            assertThat(failure(driver, Word.bad("a", "assert")).operatorId()).contains("counting");
        }
    }

    @Test
    void what_is_thrown_behind_the_operator_is_not_forgiven() throws Exception {
        try (EngineDriver<Word> driver = new EngineDriver<>(
                directory,
                (source, sink) -> Stream.from(source)
                        .groupByKey(Word::key)
                        .flatMapGroupsWithState(
                                counter((key, word) -> fail(word.fault())).onError(ErrorPolicy.skipKey()))
                        .map(row -> {
                            fail("throw");
                            return row;
                        })
                        .writeTo(sink),
                builder -> builder)) {
            StreamingQueryException failure = failure(driver, Word.of("a"));
            assertThat(failure.operatorId()).isEmpty();
            assertThat(failure).hasMessageContaining("map(…)");
        }
    }

    @Test
    void one_sink_serves_several_operators() throws Exception {
        MemorySink<Object> all = MemorySink.of("all");
        try (EngineDriver<Word> driver = new EngineDriver<>(
                directory,
                (source, sink) -> Pipeline.of(
                        Stream.from(source)
                                .groupByKey(Word::key)
                                .flatMapGroupsWithState(counter((key, word) -> fail(word.fault()))
                                        .onError(ErrorPolicy.deadLettersTo(all)))
                                .writeTo(sink),
                        Stream.from(source)
                                .groupByKey(Word::key)
                                .flatMapGroupsWithState(counter((key, word) -> fail(word.fault()))
                                        .named("second")
                                        .onError(ErrorPolicy.deadLettersTo(all)))
                                .writeTo(MemorySink.of("other"))),
                builder -> builder)) {
            driver.step(List.of(Word.bad("a", "throw")));
            assertThat(all.rows())
                    .extracting(row -> ((FailedCall<?, ?>) row).operatorId())
                    .containsExactlyInAnyOrder("counting", "second");
        }
    }

    @Test
    void results_and_dead_letters_do_not_depend_on_the_number_of_workers() throws Exception {
        List<Word> words = new ArrayList<>();
        Random random = new Random(SEED);
        for (int i = 0; i < 2000; i++) {
            words.add(Word.bad("key " + random.nextInt(500), random.nextInt(10) == 0 ? "throw" : ""));
        }
        List<Object> expected = run(words, 1);
        assertThat(expected).hasSizeGreaterThan(450);
        for (int workers : List.of(2, 16)) {
            assertThat(run(words, workers))
                    .as("%s workers, seed %s", workers, SEED)
                    .isEqualTo(expected);
        }
    }

    private List<Object> run(List<Word> words, int workers) throws Exception {
        MemorySink<FailedCall<String, Word>> failed = MemorySink.of("failed");
        try (EngineDriver<Word> driver = new EngineDriver<>(
                directory.resolve("workers-" + workers),
                (source, sink) -> Stream.from(source)
                        .groupByKey(Word::key)
                        .flatMapGroupsWithState(
                                counter((key, word) -> fail(word.fault())).onError(ErrorPolicy.deadLettersTo(failed)))
                        .writeTo(sink),
                builder -> builder.workers(workers))) {
            driver.step(words);
            List<Object> all = new ArrayList<>(driver.sink().rows());
            assertThat(failed.rows()).hasSizeGreaterThan(100);
            all.addAll(failed.rows());
            return all;
        }
    }

    private static StreamingQueryException failure(EngineDriver<Word> driver, Word word) {
        return catchThrowableOfType(StreamingQueryException.class, () -> driver.step(List.of(word)));
    }

    private static long custom(EngineDriver<?> driver, String metric) {
        return driver.lastProgress().stateOperators().get(0).customMetrics().get(metric);
    }

    private EngineDriver<Word> counting(ErrorPolicy<String, Word> policy) {
        return driver(counter((key, word) -> fail(word.fault())).onError(policy));
    }

    private EngineDriver<Word> driver(FlatMapGroups<String, Word, Long, String> operator) {
        return driver(operator, false);
    }

    private static Supplier<StateStore> store(boolean inRocksDb) {
        return inRocksDb ? StateStores.rocksDb() : StateStores.heap();
    }

    private EngineDriver<Word> driver(FlatMapGroups<String, Word, Long, String> operator, boolean inRocksDb) {
        return new EngineDriver<>(
                directory,
                (source, sink) -> Stream.from(source)
                        .groupByKey(Word::key)
                        .flatMapGroupsWithState(operator)
                        .writeTo(sink),
                builder -> builder.stateStore(store(inRocksDb)));
    }
}
