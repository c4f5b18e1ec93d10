package dev.holdfast.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.Stream;
import dev.holdfast.operator.MapGroups;
import dev.holdfast.runtime.TestOperators.Timed;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The processing time of batches, and what an idle query does while time passes. */
class ProcessingTimeTest {

    @TempDir
    Path directory;

    @Test
    void the_time_of_batches_never_goes_back() throws Exception {
        try (EngineDriver<String> driver = stamping()) {
            assertThat(driver.stepAt(100, List.of("a"))).containsExactly("1970-01-01T00:01:40Z");
            assertThat(driver.stepAt(50, List.of("a"))).containsExactly("1970-01-01T00:01:40Z");
            driver.restart();
            assertThat(driver.stepAt(60, List.of("a"))).containsExactly("1970-01-01T00:01:40Z");
            assertThat(driver.stepAt(101, List.of("a"))).containsExactly("1970-01-01T00:01:41Z");
        }
    }

    @Test
    void the_time_of_a_batch_before_1970_is_1970() throws Exception {
        try (EngineDriver<String> driver = stamping()) {
            assertThat(driver.stepAt(-100, List.of("a"))).containsExactly("1970-01-01T00:00:00Z");
        }
    }

    @Test
    void a_clock_that_goes_back_delays_timeouts_and_fires_none_twice() throws Exception {
        try (EngineDriver<String> driver = counting()) {
            driver.stepAt(100, List.of("a"));
            assertThat(driver.stepAt(20, List.of("b"))).containsExactly("(b,1)");
            assertThat(driver.stepAt(110, List.of())).isEmpty();
            assertThat(driver.stepAt(111, List.of())).containsExactly("(a,-1)", "(b,-1)");
            assertThat(driver.stepAt(5, List.of())).isEmpty();
            assertThat(driver.stepAt(500, List.of())).isEmpty();
        }
    }

    @Test
    void a_clock_that_jumps_ahead_fires_what_is_due_and_time_then_stands_until_it_is_there_again() throws Exception {
        try (EngineDriver<String> driver = counting()) {
            driver.stepAt(1, List.of("a"));
            assertThat(driver.stepAt(1_000_000, List.of())).containsExactly("(a,-1)");
            driver.stepAt(5, List.of("b"));
            driver.restart();
            assertThat(driver.stepAt(100, List.of())).isEmpty();
            assertThat(driver.stepAt(1_000_011, List.of())).containsExactly("(b,-1)");
        }
    }

    @Test
    void due_timeouts_fire_right_after_a_restart_without_input() throws Exception {
        try (EngineDriver<String> driver = counting()) {
            driver.stepAt(1, List.of("a"));
            driver.query().stop();
            driver.clock().set(Instant.ofEpochSecond(12));
            driver.restart();
            assertThat(driver.drain()).containsExactly("(a,-1)");
            assertThat(driver.lastProgress().numInputRows()).isZero();
        }
    }

    @Test
    void an_idle_query_writes_nothing_while_time_passes() throws Exception {
        try (EngineDriver<String> driver = counting()) {
            driver.stepAt(1, List.of("a"));
            List<String> files = files();
            long batch = driver.lastProgress().batchId();
            for (long second = 2; second <= 11; second++) {
                assertThat(driver.stepAt(second, List.of())).isEmpty();
            }
            assertThat(driver.lastProgress().batchId()).isEqualTo(batch);
            assertThat(files()).isEqualTo(files);
            assertThat(driver.stepAt(12, List.of())).containsExactly("(a,-1)");
            assertThat(driver.lastProgress().batchId()).isEqualTo(batch + 1);
        }
    }

    @Test
    void an_idle_event_time_query_writes_nothing_once_the_watermark_stands() throws Exception {
        try (EngineDriver<Timed> driver = new EngineDriver<>(
                directory,
                (source, sink) -> Stream.from(source)
                        .withWatermark(Timed::at, Duration.ZERO)
                        .groupByKey(Timed::key)
                        .flatMapGroupsWithState(TestOperators.eventTimeMax())
                        .writeTo(sink),
                UnaryOperator.identity())) {
            driver.stepAt(1, List.of(new Timed("a", 10)));
            List<String> files = files();
            for (long second = 2; second <= 100; second += 10) {
                assertThat(driver.stepAt(second, List.of())).isEmpty();
            }
            assertThat(files()).isEqualTo(files);
        }
    }

    private List<String> files() {
        try (java.util.stream.Stream<Path> paths = Files.walk(directory)) {
            return paths.map(path -> path + " " + path.toFile().length())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private EngineDriver<String> counting() {
        return new EngineDriver<>(
                directory,
                (source, sink) -> Stream.from(source)
                        .groupByKey(word -> word)
                        .flatMapGroupsWithState(TestOperators.processingTimeCount())
                        .writeTo(sink),
                UnaryOperator.identity());
    }

    private EngineDriver<String> stamping() {
        MapGroups<String, String, Long, String> stamp = MapGroups.withoutTimeout(
                "stamp",
                KeySerializers.string(),
                StateSerializers.int64(),
                (key, events, state) -> state.currentProcessingTime().toString());
        return new EngineDriver<>(
                directory,
                (source, sink) -> Stream.from(source)
                        .groupByKey(word -> word)
                        .mapGroupsWithState(stamp)
                        .writeTo(sink),
                UnaryOperator.identity());
    }
}
