package dev.holdfast.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.holdfast.EventTimeStream;
import dev.holdfast.Stream;
import dev.holdfast.engine.StreamingQueryException;
import dev.holdfast.engine.StreamingQueryStatus;
import dev.holdfast.operator.FlatMapGroups;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
            assertThat(driver.sink().rows()).containsExactly("(a,1)");
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
                        .startsWith("Batch 0 failed: " + thrown.getClass().getName())
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
                    .hasMessageContaining("map(…) returned null")
                    .hasMessageContaining("filter(…)");
        }
    }

    @Test
    void a_key_or_event_time_function_that_throws_names_the_batch() throws Exception {
        try (EngineDriver<String> driver = new EngineDriver<>(
                directory,
                (source, sink) -> {
                    EventTimeStream<String> timed = Stream.from(source)
                            .withWatermark(
                                    word -> {
                                        fail(new ArithmeticException("no time"));
                                        return Instant.EPOCH;
                                    },
                                    Duration.ZERO);
                    return timed.writeTo(sink);
                },
                UnaryOperator.identity())) {
            StreamingQueryException failure = failure(driver, List.of("bad"));
            assertThat(failure.batchId()).hasValue(0);
            assertThat(failure).hasRootCauseMessage("no time");
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
