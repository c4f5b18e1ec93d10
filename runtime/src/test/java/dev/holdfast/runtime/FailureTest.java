package dev.holdfast.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.holdfast.Stream;
import dev.holdfast.engine.StreamingQueryException;
import dev.holdfast.engine.StreamingQueryStatus;
import dev.holdfast.operator.FlatMapGroups;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;
import dev.holdfast.serial.StateSerializers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A batch in which the user's code fails: what the query says, and that nothing of the batch is kept. */
class FailureTest {

    @TempDir
    Path directory;

    private final AtomicBoolean broken = new AtomicBoolean(true);

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void an_update_function_that_throws_is_named_with_operator_key_and_batch(int workers) throws Exception {
        try (EngineDriver<String> driver = counting(() -> fail(new IllegalStateException("no luck")), workers)) {
            driver.step(List.of("a"));
            StreamingQueryException failure = failure(driver, List.of("a", "bad", "c"));
            assertThat(failure)
                    .hasMessageContaining("Operator 'counting'")
                    .hasMessageContaining("batch 1")
                    .hasMessageContaining("key 'bad'")
                    .hasMessageContaining("no luck")
                    .hasMessageEndingWith(
                            "Nothing of the batch was kept; started again, the query goes on with this batch.");
            assertThat(failure.operatorId()).contains("counting");
            assertThat(failure.key()).contains("bad");
            assertThat(failure.batchId()).hasValue(1);
            assertThat(failure.getCause().getStackTrace()[0].getClassName()).isEqualTo(FailureTest.class.getName());
            assertThat(failure.getStackTrace()[0].getClassName()).isEqualTo(FailureTest.class.getName());
            assertThat(driver.sink().rows()).containsExactly("(a,1)");
        }
    }

    @Test
    void a_state_with_a_null_that_cannot_be_written_names_operator_and_key() throws Exception {
        StateSerializer<Optional<String>> serializer = new StateSerializer<>() {
            @Override
            public Schema schema() {
                return StateSerializers.string().schema();
            }

            @Override
            public void write(Optional<String> value, StateOutput out) {
                out.writeString(value.orElse(null));
            }

            @Override
            public Optional<String> read(StateInput in) {
                return Optional.of(in.readString());
            }
        };
        FlatMapGroups<String, String, Optional<String>, String> operator = FlatMapGroups.withoutTimeout(
                "holey",
                KeySerializers.string(),
                serializer,
                (key, events, state, out) -> state.update(Optional.empty()));
        try (EngineDriver<String> driver = new EngineDriver<>(
                directory,
                (source, sink) -> Stream.from(source)
                        .groupByKey(word -> word)
                        .flatMapGroupsWithState(operator)
                        .writeTo(sink),
                builder -> builder)) {
            StreamingQueryException failure = failure(driver, List.of("a"));
            assertThat(failure.operatorId()).contains("holey");
            assertThat(failure.key()).contains("a");
            assertThat(failure).hasMessageContaining("left a state that cannot be written");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void a_restart_goes_on_with_the_batch_that_failed(int workers) throws Exception {
        try (EngineDriver<String> driver = counting(() -> fail(new IllegalStateException("no luck")), workers)) {
            driver.step(List.of("a"));
            failure(driver, List.of("a", "bad"));
            broken.set(false);
            driver.restart();
            assertThat(driver.drain()).containsExactly("(a,2)", "(bad,1)");
            assertThat(driver.lastProgress().batchId()).isEqualTo(1);
        }
    }

    @Test
    void errors_that_are_the_functions_own_name_it_too() throws Exception {
        for (Error error : List.of(new AssertionError("wrong"), new NoClassDefFoundError("gone/Missing"))) {
            try (EngineDriver<String> driver = counting(() -> fail(error), 1)) {
                StreamingQueryException failure = failure(driver, List.of("bad"));
                assertThat(failure.operatorId()).contains("counting");
                assertThat(failure).hasCause(error);
            }
        }
    }

    @Test
    void a_recursion_without_end_is_the_functions_own() throws Exception {
        try (EngineDriver<String> driver = counting(() -> recurse(0), 1)) {
            StreamingQueryException failure = failure(driver, List.of("bad"));
            assertThat(failure.operatorId()).contains("counting");
            assertThat(failure).hasCauseInstanceOf(StackOverflowError.class);
            broken.set(false);
            driver.restart();
            assertThat(driver.drain()).containsExactly("(bad,1)");
        }
    }

    @Test
    void out_of_memory_says_what_can_be_done() throws Exception {
        try (EngineDriver<String> driver = counting(() -> fail(new OutOfMemoryError("Java heap space")), 1)) {
            assertThat(failure(driver, List.of("bad")))
                    .hasMessageContaining("-Xmx")
                    .hasMessageContaining("maxEventsPerBatch")
                    .hasMessageContaining("100000");
        }
    }

    @Test
    void a_stateless_step_that_throws_names_the_batch() throws Exception {
        for (Throwable thrown : List.of(
                new IllegalStateException("no luck"),
                new IllegalStateException("No luck."),
                new IllegalStateException(),
                new AssertionError("wrong"),
                new StackOverflowError())) {
            broken.set(true);
            try (EngineDriver<String> driver = mapping(word -> {
                fail(thrown);
                return word;
            })) {
                StreamingQueryException failure = failure(driver, List.of("bad"));
                assertThat(failure.batchId()).hasValue(0);
                assertThat(failure).hasCause(thrown);
                assertThat(failure.getMessage())
                        .startsWith("Batch 0 failed: the function of map(…), step 1 behind source 'input', threw "
                                + thrown.getClass().getName())
                        .doesNotContain("..")
                        .endsWith(". Nothing of the batch was kept; started again, the query goes on with this batch.");
                broken.set(false);
                driver.restart();
                assertThat(driver.drain()).containsExactly("bad");
            }
            directory = directory.resolve("next");
        }
    }

    @Test
    @SuppressWarnings("NullAway") // what users' code may do that is not null-marked
    void null_from_a_stateless_step_says_which() throws Exception {
        try (EngineDriver<String> driver = mapping(word -> broken.get() ? null : word)) {
            assertThat(failure(driver, List.of("bad")))
                    .hasMessageContaining("map(…), step 1 behind source 'input', returned null")
                    .hasMessageContaining("filter(…)");
        }
    }

    @Test
    void each_kind_of_step_is_named_with_its_place() throws Exception {
        Map<String, Function<Stream<String>, Stream<String>>> steps = Map.of(
                "filter(…), step 1",
                words -> words.filter(word -> {
                    fail(new ArithmeticException("bad luck"));
                    return true;
                }),
                "map(…), step 3",
                words -> words.map(word -> word).filter(word -> true).map(word -> {
                    fail(new ArithmeticException("bad luck"));
                    return word;
                }),
                "flatMap(…), step 1",
                words -> words.flatMap(word -> {
                    fail(new ArithmeticException("bad luck"));
                    return List.of(word);
                }),
                "flatMap(…), step 2",
                words -> words.map(word -> word)
                        .flatMap(word -> () -> new Iterator<String>() {
                            @Override
                            public boolean hasNext() {
                                return true;
                            }

                            @Override
                            public String next() {
                                fail(new ArithmeticException("bad luck"));
                                return word;
                            }
                        }),
                "withWatermark(…), step 2",
                words -> words.map(word -> word)
                        .withWatermark(
                                word -> {
                                    fail(new ArithmeticException("bad luck"));
                                    return Instant.EPOCH;
                                },
                                Duration.ZERO)
                        .withoutEventTime());
        for (Map.Entry<String, Function<Stream<String>, Stream<String>>> step : steps.entrySet()) {
            directory = directory.resolve("next");
            try (EngineDriver<String> driver = new EngineDriver<>(
                    directory,
                    (source, sink) -> step.getValue().apply(Stream.from(source)).writeTo(sink),
                    UnaryOperator.identity())) {
                StreamingQueryException failure = failure(driver, List.of("bad"));
                assertThat(failure)
                        .hasMessage("Batch 0 failed: the function of " + step.getKey()
                                + " behind source 'input', threw java.lang.ArithmeticException: bad luck."
                                + " Nothing of the batch was kept; started again, the query goes on with this batch.");
                assertThat(failure.batchId()).hasValue(0);
                assertThat(failure.getStackTrace()[0].getClassName()).isEqualTo(FailureTest.class.getName());
            }
        }
    }

    @Test
    void a_key_function_that_throws_names_its_operator() throws Exception {
        try (EngineDriver<String> driver = new EngineDriver<>(
                directory,
                (source, sink) -> Stream.from(source)
                        .groupByKey(word -> {
                            fail(new ArithmeticException("no key"));
                            return word;
                        })
                        .flatMapGroupsWithState(TestOperators.runningCount())
                        .writeTo(sink),
                UnaryOperator.identity())) {
            StreamingQueryException failure = failure(driver, List.of("bad"));
            assertThat(failure)
                    .hasMessageStartingWith(
                            "Operator 'runningCount' failed in batch 0: the function of its groupByKey(…)"
                                    + " threw java.lang.ArithmeticException: no key");
            assertThat(failure.operatorId()).contains("runningCount");
            assertThat(failure.key()).isEmpty();
            assertThat(failure.getStackTrace()[0].getClassName()).isEqualTo(FailureTest.class.getName());
            broken.set(false);
            driver.restart();
            assertThat(driver.drain()).containsExactly("(bad,1)");
        }
    }

    @Test
    @SuppressWarnings("NullAway") // what users' code may do that is not null-marked
    void null_among_the_results_of_flat_map_says_which_step() throws Exception {
        try (EngineDriver<String> driver = new EngineDriver<>(
                directory,
                (source, sink) -> Stream.from(source)
                        .flatMap(word -> Arrays.asList(word, null))
                        .writeTo(sink),
                UnaryOperator.identity())) {
            assertThat(failure(driver, List.of("a")))
                    .hasMessageContaining("flatMap(…), step 1 behind source 'input', returned null");
        }
    }

    @Test
    void a_failed_query_says_so_everywhere() throws Exception {
        try (EngineDriver<String> driver = counting(() -> fail(new IllegalStateException("no luck")), 1)) {
            StreamingQueryException failure = failure(driver, List.of("bad"));
            assertThat(driver.query().isActive()).isFalse();
            assertThat(driver.query().exception()).containsSame(failure);
            assertThat(driver.query().status()).isEqualTo(new StreamingQueryStatus("Failed", false, false));
            assertThatExceptionOfType(StreamingQueryException.class)
                    .isThrownBy(() -> driver.query().awaitTermination())
                    .isSameAs(failure);
            assertThatExceptionOfType(StreamingQueryException.class)
                    .isThrownBy(() -> driver.query().awaitTermination(Duration.ofSeconds(1)))
                    .isSameAs(failure);
            assertThat(driver.query().lastProgress()).isEmpty();
            driver.query().stop();
            driver.query().stop();
        }
    }

    @Test
    void a_failing_timeout_call_names_its_key() throws Exception {
        FlatMapGroups<String, String, Long, String> operator = FlatMapGroups.withProcessingTimeTimeout(
                "timing", KeySerializers.string(), StateSerializers.int64(), (key, events, state, out) -> {
                    if (state.hasTimedOut()) {
                        fail(new IllegalStateException("too late"));
                        out.emit(key + " timed out");
                        return;
                    }
                    state.setTimeoutDuration(Duration.ofSeconds(1));
                });
        try (EngineDriver<String> driver = new EngineDriver<>(
                directory,
                (source, sink) -> Stream.from(source)
                        .groupByKey(word -> word)
                        .flatMapGroupsWithState(operator)
                        .writeTo(sink),
                UnaryOperator.identity())) {
            driver.step(List.of("a"));
            driver.clock().advance(Duration.ofSeconds(2));
            StreamingQueryException failure = failure(driver, List.of());
            assertThat(failure.key()).contains("a");
            assertThat(failure.batchId()).hasValue(1);
            broken.set(false);
            driver.restart();
            assertThat(driver.drain()).containsExactly("a timed out");
        }
    }

    private static StreamingQueryException failure(EngineDriver<String> driver, List<String> events) {
        return catchThrowableOfType(StreamingQueryException.class, () -> driver.step(events));
    }

    /** Throws until it is repaired. */
    private void fail(Throwable thrown) {
        if (broken.get()) {
            thrown.fillInStackTrace();
            FailureTest.<RuntimeException>raise(thrown);
        }
    }

    private long recurse(long depth) {
        return broken.get() ? recurse(depth + 1) + 1 : depth;
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // errors and exceptions are thrown alike
    private static <E extends Throwable> void raise(Throwable thrown) throws E {
        throw (E) thrown;
    }

    private EngineDriver<String> mapping(Function<String, String> mapFn) {
        return new EngineDriver<>(
                directory, (source, sink) -> Stream.from(source).map(mapFn).writeTo(sink), UnaryOperator.identity());
    }

    private EngineDriver<String> counting(Runnable atBad, int workers) {
        FlatMapGroups<String, String, Long, String> operator = FlatMapGroups.withoutTimeout(
                "counting", KeySerializers.string(), StateSerializers.int64(), (key, events, state, out) -> {
                    long count = state.getOption().orElse(0L) + TestOperators.count(events);
                    state.update(count);
                    out.emit("(" + key + "," + count + ")");
                    if (key.equals("bad")) {
                        atBad.run();
                    }
                });
        return new EngineDriver<>(
                directory,
                (source, sink) -> Stream.from(source)
                        .groupByKey(word -> word)
                        .flatMapGroupsWithState(operator)
                        .writeTo(sink),
                builder -> builder.workers(workers));
    }
}
