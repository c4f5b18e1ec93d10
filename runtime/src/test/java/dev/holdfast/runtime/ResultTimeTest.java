package dev.holdfast.runtime;

import static dev.holdfast.runtime.ChainedWatermarkTest.GAP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.EventTimeStream;
import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.connector.Source;
import dev.holdfast.engine.StreamingQueryException;
import dev.holdfast.operator.ErrorPolicy;
import dev.holdfast.operator.EventTimeFlatMapGroups;
import dev.holdfast.runtime.TestOperators.Timed;
import dev.holdfast.runtime.io.MemorySink;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Results with a declared bound are never late, or the query says that the bound is wrong. */
class ResultTimeTest {

    private static final int HOUR = 3600;

    @TempDir
    Path directory;

    private final List<Timed> events = ChainedWatermarkTest.nearlySorted(new Random(11));

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 1000})
    void no_result_is_late_behind_the_bound_of_its_operator(int batchSize) throws Exception {
        try (EngineDriver<Timed> driver = driver(batchSize, bound(GAP))) {
            assertThat(ends(ChainedWatermarkTest.stepAndFlush(driver, events)))
                    .isEqualTo(ChainedWatermarkTest.sessionEnds(events));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 1000})
    void the_time_of_the_timeout_needs_no_bound(int batchSize) throws Exception {
        BiFunction<Source<Timed>, MemorySink<String>, Pipeline> pipeline = (source, sink) -> pipeline(
                source, sink, results -> results.withResultTime(end -> end.at().plus(GAP), Duration.ZERO));
        try (EngineDriver<Timed> driver = driver(batchSize, pipeline)) {
            assertThat(ends(ChainedWatermarkTest.stepAndFlush(driver, events)))
                    .isEqualTo(ChainedWatermarkTest.sessionEnds(events));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 1000})
    void a_result_before_the_bound_ends_the_query_which_loses_nothing(int batchSize) throws Exception {
        try (EngineDriver<Timed> driver = driver(batchSize, bound(Duration.ofHours(5)))) {
            assertThatThrownBy(() -> ChainedWatermarkTest.stepAndFlush(driver, events))
                    .isInstanceOf(StreamingQueryException.class)
                    .hasMessageContaining("the function of withResultTime(…), step 1 behind operator 'sessions',")
                    .hasMessageContaining("earlier than its bound of PT5H allows")
                    .hasMessageContaining("Declare a bound of at least PT")
                    .hasMessageContaining("Nothing of the batch was kept");
            driver.restart(bound(GAP));
            ChainedWatermarkTest.stepAndFlush(driver, List.of());
            ChainedWatermarkTest.stepAndFlush(driver, List.of());
            assertThat(ends(driver.sink().rows())).isEqualTo(ChainedWatermarkTest.sessionEnds(events));
        }
    }

    @Test
    void results_without_a_time_are_never_too_early() throws Exception {
        BiFunction<Source<Timed>, MemorySink<String>, Pipeline> pipeline =
                (source, sink) -> pipeline(source, sink, results -> results.withResultTime(end -> null, Duration.ZERO));
        try (EngineDriver<Timed> driver = driver(1000, pipeline)) {
            assertThat(ends(ChainedWatermarkTest.stepAndFlush(driver, events)))
                    .isEqualTo(ChainedWatermarkTest.sessionEnds(events));
        }
    }

    private EngineDriver<Timed> driver(
            int batchSize, BiFunction<Source<Timed>, MemorySink<String>, Pipeline> pipeline) {
        return new EngineDriver<>(
                directory,
                pipeline,
                builder -> builder.maxEventsPerBatch(batchSize).batchesPerSnapshot(1000));
    }

    private static BiFunction<Source<Timed>, MemorySink<String>, Pipeline> bound(Duration bound) {
        return (source, sink) -> pipeline(source, sink, results -> results.withResultTime(Timed::at, bound));
    }

    /** Sessions that another event-time operator passes on. */
    private static Pipeline pipeline(
            Source<Timed> source, MemorySink<String> sink, Function<Stream<Timed>, EventTimeStream<Timed>> timed) {
        Stream<Timed> results = Stream.from(source)
                .withWatermark(Timed::at, Duration.ofHours(12))
                .groupByKey(Timed::key)
                .flatMapGroupsWithState(ChainedWatermarkTest.sessions());
        return timed.apply(results)
                .groupByKey(Timed::key)
                .flatMapGroupsWithState(ChainedWatermarkTest.passing("next"))
                .map(end -> end.key() + " " + end.seconds() / HOUR)
                .writeTo(sink);
    }

    /** Without the events that only move the watermark. */
    private static List<String> ends(List<String> rows) {
        List<String> ends = new ArrayList<>(rows);
        ends.removeIf(row -> row.startsWith("Z"));
        Collections.sort(ends);
        return ends;
    }

    @Test
    void a_timeout_that_had_to_wait_holds_the_next_operator_back() throws Exception {
        EventTimeFlatMapGroups<String, Timed, Long, Timed> failing = EventTimeFlatMapGroups.withEventTimeTimeout(
                "failing", KeySerializers.string(), StateSerializers.int64(), (key, events, state, out) -> {
                    if (state.hasTimedOut()) {
                        out.emit(new Timed(key, state.get()));
                        state.remove();
                        return;
                    }
                    long seconds = events.next().seconds();
                    if (seconds == 2000) {
                        throw new IllegalStateException("poison");
                    }
                    state.update(seconds);
                    state.setTimeoutTimestamp(Instant.ofEpochSecond(seconds + 10));
                });
        BiFunction<Source<Timed>, MemorySink<String>, Pipeline> pipeline = (source, sink) -> Stream.from(source)
                .withWatermark(Timed::at, Duration.ZERO)
                .groupByKey(Timed::key)
                .flatMapGroupsWithState(failing.onError(ErrorPolicy.skipKey()))
                .withResultTime(Timed::at, Duration.ofSeconds(10))
                .groupByKey(Timed::key)
                .flatMapGroupsWithState(ChainedWatermarkTest.passing("next"))
                .map(result -> result.key() + result.seconds())
                .writeTo(sink);
        try (EngineDriver<Timed> driver = driver(1, pipeline)) {
            driver.step(List.of(new Timed("a", 100)));
            assertThat(driver.step(List.of(new Timed("b", 1000), new Timed("a", 2000))))
                    .containsExactly("a100", "b1000");
        }
    }
}
