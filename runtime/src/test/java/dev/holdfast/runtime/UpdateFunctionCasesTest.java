package dev.holdfast.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.Stream;
import dev.holdfast.engine.StreamingQueryException;
import dev.holdfast.operator.EventTimeFlatMapGroups;
import dev.holdfast.operator.FlatMapGroups;
import dev.holdfast.operator.MapGroups;
import dev.holdfast.runtime.TestOperators.Timed;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;
import dev.holdfast.state.Emitter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cases of group B2 that were observed by running the reference, and what a call may not do. */
class UpdateFunctionCasesTest {

    @TempDir
    Path directory;

    @Test
    void b34_processing_time_operators_do_not_drop_late_events() throws Exception {
        try (EngineDriver<Timed> driver = new EngineDriver<>(
                directory,
                (source, sink) -> Stream.from(source)
                        .withWatermark(Timed::at, Duration.ZERO)
                        .map(Timed::key)
                        .groupByKey(word -> word)
                        .flatMapGroupsWithState(TestOperators.processingTimeCount())
                        .writeTo(sink),
                UnaryOperator.identity())) {
            driver.step(List.of(new Timed("k", 100)));
            assertThat(driver.step(List.of(new Timed("k", 10), new Timed("k", 11))))
                    .containsExactly("(k,3)");
            assertThat(driver.watermark()).isEqualTo(100);
            assertThat(driver.metrics()).endsWith("d0");
        }
    }

    @Test
    void b37_a_call_that_sets_no_timeout_clears_it_and_a_timeout_fires_once() throws Exception {
        try (EngineDriver<Timed> driver = timed(firstCallOnlyTimeout())) {
            assertThat(driver.step(List.of(new Timed("k0", 3), new Timed("k1", 4))))
                    .containsExactly("k0", "k1");
            assertThat(driver.step(List.of(new Timed("k0", 6)))).containsExactly("k0", "k1 timed out");
            assertThat(driver.metrics()).startsWith("t2");
            assertThat(driver.step(List.of(new Timed("k0", 21)))).containsExactly("k0");
            assertThat(driver.metrics()).startsWith("t2");
        }
    }

    @Test
    void b40_an_event_at_exactly_the_watermark_is_late() throws Exception {
        try (EngineDriver<Timed> driver = timed(TestOperators.eventTimeMax())) {
            driver.step(List.of(new Timed("w", 10)));
            driver.metrics();
            assertThat(driver.step(List.of(new Timed("k", 10), new Timed("k", 20))))
                    .contains("(k,20)");
            assertThat(driver.metrics()).endsWith("d1");
        }
    }

    @Test
    void b42_sessions_by_word() throws Exception {
        try (EngineDriver<Timed> driver = new EngineDriver<>(
                directory,
                (source, sink) -> Stream.from(source)
                        .groupByKey(Timed::key)
                        .flatMapGroupsWithState(wordSessions())
                        .writeTo(sink),
                UnaryOperator.identity())) {
            assertThat(driver.stepAt(
                            1,
                            List.of(
                                    new Timed("hello", 1),
                                    new Timed("world", 1),
                                    new Timed("hello", 2),
                                    new Timed("scala", 2))))
                    .containsExactly("(hello,2,1000ms)", "(scala,1,0ms)", "(world,1,0ms)");
            assertThat(driver.stepAt(
                            2,
                            List.of(
                                    new Timed("hello", 3),
                                    new Timed("world", 3),
                                    new Timed("hello", 4),
                                    new Timed("scala", 4))))
                    .containsExactly("(hello,4,3000ms)", "(scala,2,2000ms)", "(world,2,2000ms)");
            assertThat(driver.stepAt(12, List.of())).isEmpty();
            assertThat(driver.stepAt(13, List.of())).containsExactly("hello ended", "scala ended", "world ended");
            assertThat(driver.metrics()).startsWith("t0");
        }
    }

    @Test
    void b43_the_events_of_a_key_keep_the_order_of_the_source() throws Exception {
        try (EngineDriver<Integer> driver = new EngineDriver<>(
                directory,
                (source, sink) -> Stream.from(source)
                        .groupByKey(number -> number % 2 == 0 ? "even" : "odd")
                        .flatMapGroupsWithState(listing())
                        .writeTo(sink),
                UnaryOperator.identity())) {
            assertThat(driver.step(List.of(9, 1, 7, 3, 5, 2, 8, 4, 6)))
                    .containsExactly("even[2, 8, 4, 6]", "odd[9, 1, 7, 3, 5]");
        }
    }

    @Test
    void b31_a_map_function_must_give_a_result() throws Exception {
        MapGroups<String, String, Long, String> nothing = MapGroups.withoutTimeout(
                "nothing", KeySerializers.string(), StateSerializers.int64(), (key, events, state) -> nullResult());
        try (EngineDriver<String> driver = new EngineDriver<>(
                directory,
                (source, sink) -> Stream.from(source)
                        .groupByKey(word -> word)
                        .mapGroupsWithState(nothing)
                        .writeTo(sink),
                UnaryOperator.identity())) {
            assertThatThrownBy(() -> driver.step(List.of("a")))
                    .isInstanceOfSatisfying(StreamingQueryException.class, failure -> {
                        assertThat(failure).hasMessageContaining("gave a null result");
                        assertThat(failure.operatorId()).contains("nothing");
                        assertThat(failure.key()).contains("a");
                        assertThat(failure.batchId()).hasValue(0);
                    });
        }
    }

    @Test
    void a_null_key_is_refused_with_the_way_out() throws Exception {
        try (EngineDriver<String> driver = new EngineDriver<>(
                directory,
                (source, sink) -> Stream.from(source)
                        .groupByKey(word -> UpdateFunctionCasesTest.<String>nullResult())
                        .flatMapGroupsWithState(TestOperators.runningCount())
                        .writeTo(sink),
                UnaryOperator.identity())) {
            assertThatThrownBy(() -> driver.step(List.of("a")))
                    .isInstanceOf(StreamingQueryException.class)
                    .hasMessageContaining(
                            "Operator 'runningCount' failed in batch 0: the function of its groupByKey(…) returned null")
                    .hasMessageContaining("filter(…)");
        }
    }

    @Test
    void an_emitter_refuses_null_and_the_query_fails_even_if_the_function_looks_away() throws Exception {
        try (EngineDriver<String> driver = emitting((key, out) -> {
            try {
                out.emit(nullResult());
            } catch (NullPointerException e) {
                out.emit("caught");
            }
        })) {
            assertThatThrownBy(() -> driver.step(List.of("a")))
                    .isInstanceOf(StreamingQueryException.class)
                    .hasMessageContaining("gave a null result");
        }
    }

    @Test
    void an_emitter_is_of_no_use_after_its_call() throws Exception {
        List<Emitter<String>> kept = new ArrayList<>();
        try (EngineDriver<String> driver = emitting((key, out) -> {
            out.emit(key);
            kept.forEach(earlier -> earlier.emit("not mine"));
            kept.add(out);
        })) {
            assertThat(driver.step(List.of("a"))).containsExactly("a");
            assertThatThrownBy(() -> kept.get(0).emit("late")).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> driver.step(List.of("a")))
                    .isInstanceOf(StreamingQueryException.class)
                    .hasCauseInstanceOf(IllegalStateException.class);
            assertThat(driver.sink().rows()).containsExactly("a");
        }
    }

    @Test
    void events_may_be_left_unread() throws Exception {
        try (EngineDriver<String> driver = emitting((key, out) -> out.emit(key))) {
            assertThat(driver.step(List.of("a", "a", "b"))).containsExactly("a", "b");
        }
    }

    private interface Emitting {
        void call(String key, Emitter<String> out);
    }

    private EngineDriver<String> emitting(Emitting body) {
        return new EngineDriver<>(
                directory,
                (source, sink) -> Stream.from(source)
                        .groupByKey(word -> word)
                        .flatMapGroupsWithState(FlatMapGroups.<String, String, Long, String>withoutTimeout(
                                "emitting",
                                KeySerializers.string(),
                                StateSerializers.int64(),
                                (key, events, state, out) -> body.call(key, out)))
                        .writeTo(sink),
                UnaryOperator.identity());
    }

    private EngineDriver<Timed> timed(EventTimeFlatMapGroups<String, Timed, Long, String> operator) {
        return new EngineDriver<>(
                directory,
                (source, sink) -> Stream.from(source)
                        .withWatermark(Timed::at, Duration.ZERO)
                        .groupByKey(Timed::key)
                        .flatMapGroupsWithState(operator)
                        .writeTo(sink),
                UnaryOperator.identity());
    }

    private static EventTimeFlatMapGroups<String, Timed, Long, String> firstCallOnlyTimeout() {
        return EventTimeFlatMapGroups.withEventTimeTimeout(
                "firstCallOnly", KeySerializers.string(), StateSerializers.int64(), (key, events, state, out) -> {
                    if (state.hasTimedOut()) {
                        out.emit(key + " timed out");
                        return;
                    }
                    if (!state.exists()) {
                        state.setTimeoutTimestamp(Instant.ofEpochSecond(5));
                        state.update(1L);
                    }
                    out.emit(key);
                });
    }

    /** The state is count, start and end of the session. */
    private static FlatMapGroups<String, Timed, String, String> wordSessions() {
        return FlatMapGroups.withProcessingTimeTimeout(
                "wordSessions", KeySerializers.string(), StateSerializers.string(), (key, events, state, out) -> {
                    if (state.hasTimedOut()) {
                        state.remove();
                        out.emit(key + " ended");
                        return;
                    }
                    long count = 0;
                    Instant start = Instant.MAX;
                    Instant end = Instant.MIN;
                    if (state.exists()) {
                        String[] parts = state.get().split(" ", -1);
                        count = Long.parseLong(parts[0]);
                        start = Instant.parse(parts[1]);
                        end = Instant.parse(parts[2]);
                    }
                    while (events.hasNext()) {
                        Instant at = events.next().at();
                        count++;
                        start = at.isBefore(start) ? at : start;
                        end = at.isAfter(end) ? at : end;
                    }
                    state.update(count + " " + start + " " + end);
                    state.setTimeoutDuration(Duration.ofSeconds(10));
                    out.emit("(" + key + "," + count + ","
                            + Duration.between(start, end).toMillis() + "ms)");
                });
    }

    private static FlatMapGroups<String, Integer, Long, String> listing() {
        return FlatMapGroups.withoutTimeout(
                "listing",
                KeySerializers.string(),
                StateSerializers.int64(),
                (key, events, state, out) -> out.emit(key + list(events)));
    }

    private static <T> List<T> list(Iterator<T> events) {
        List<T> all = new ArrayList<>();
        events.forEachRemaining(all::add);
        return all;
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // what users' code may do that is not null-marked
    private static <T> T nullResult() {
        return null;
    }
}
