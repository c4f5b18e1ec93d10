package dev.holdfast.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.Stream;
import dev.holdfast.engine.StreamingQueryProgress;
import dev.holdfast.engine.Trigger;
import dev.holdfast.runtime.TestOperators.Timed;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** When batches start and when a query ends by itself. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TriggerTest {

    @TempDir
    Path directory;

    @Test
    void available_now_reads_what_is_there_in_bounded_batches_and_ends() throws Exception {
        try (EngineDriver<String> driver = words(Trigger.asFastAsPossible(), 100)) {
            driver.query().stop();
            driver.feed(List.of("a", "b", "c", "d", "e"));
            driver.restart(builder -> builder.trigger(Trigger.availableNow()).maxEventsPerBatch(2));
            driver.query().awaitTermination();
            assertThat(driver.query().exception()).isEmpty();
            assertThat(driver.query().recentProgress())
                    .extracting(StreamingQueryProgress::numInputRows)
                    .containsExactly(2L, 2L, 1L);
            assertThat(driver.sink().rows()).hasSize(5);
        }
    }

    @Test
    void available_now_without_input_runs_no_batch() throws Exception {
        try (EngineDriver<String> driver = words(Trigger.availableNow(), 100)) {
            driver.query().awaitTermination();
            assertThat(driver.query().lastProgress()).isEmpty();
            driver.feed(List.of("a"));
            driver.restart();
            driver.query().awaitTermination();
            assertThat(driver.lastProgress().batchId()).isZero();
            driver.restart();
            driver.query().awaitTermination();
            assertThat(driver.query().lastProgress()).isEmpty();
        }
    }

    @Test
    void d28_available_now_fires_the_timeouts_that_are_then_due() throws Exception {
        try (EngineDriver<Timed> driver = timed(Trigger.availableNow())) {
            driver.query().awaitTermination();
            driver.feed(List.of(new Timed("a", 10), new Timed("b", 30)));
            driver.restart();
            driver.query().awaitTermination();
            assertThat(driver.drain()).containsExactly("(a,-1)", "(a,10)", "(b,30)");
            assertThat(driver.query().recentProgress()).hasSize(2);
            driver.restart();
            driver.query().awaitTermination();
            assertThat(driver.query().recentProgress()).isEmpty();
        }
    }

    @Test
    void d06_once_has_no_batches_without_input() throws Exception {
        try (EngineDriver<Timed> driver = timed(Trigger.once())) {
            driver.query().awaitTermination();
            driver.feed(List.of(new Timed("a", 10), new Timed("b", 30)));
            driver.restart();
            driver.query().awaitTermination();
            assertThat(driver.drain()).containsExactly("(a,10)", "(b,30)");
            assertThat(driver.hasWatermark()).isFalse();
            driver.restart();
            driver.query().awaitTermination();
            assertThat(driver.query().recentProgress()).isEmpty();
            driver.feed(List.of(new Timed("c", 31)));
            driver.restart();
            driver.query().awaitTermination();
            assertThat(driver.drain()).containsExactly("(a,-1)", "(c,31)");
            assertThat(driver.watermark()).isEqualTo(30);
        }
    }

    @Test
    void an_interval_lies_between_the_starts_of_batches() throws Exception {
        try (EngineDriver<String> driver = words(Trigger.processingTime(Duration.ofSeconds(10)), 100)) {
            assertThat(driver.step(List.of("a"))).containsExactly("(a,1)");
            driver.feed(List.of("b"));
            driver.clock().advance(Duration.ofSeconds(10));
            awaitRows(driver, 2);
            assertThat(driver.sink().rows()).containsExactly("(a,1)", "(b,1)");
            assertThat(driver.lastProgress().timestamp()).isEqualTo(Instant.ofEpochSecond(10));
        }
    }

    @Test
    void a_clock_that_is_set_back_does_not_hold_an_interval_up() throws Exception {
        try (EngineDriver<String> driver = words(Trigger.processingTime(Duration.ofSeconds(10)), 100)) {
            driver.clock().set(Instant.ofEpochSecond(1_000_000));
            driver.step(List.of("a"));
            driver.clock().set(Instant.ofEpochSecond(100));
            driver.feed(List.of("b"));
            awaitStatus(driver, "Waiting for next trigger");
            driver.clock().set(Instant.ofEpochSecond(111));
            awaitRows(driver, 2);
            assertThat(driver.lastProgress().timestamp()).isEqualTo(Instant.ofEpochSecond(1_000_000));
        }
    }

    @Test
    void a_query_that_waits_for_its_interval_is_not_active() throws Exception {
        try (EngineDriver<String> driver = words(Trigger.processingTime(Duration.ofSeconds(10)), 100)) {
            driver.step(List.of("a"));
            driver.feed(List.of("b"));
            awaitStatus(driver, "Waiting for next trigger");
            assertThat(driver.query().status().isTriggerActive()).isFalse();
        }
    }

    @Test
    void intervals_and_waits_of_any_length_are_allowed() throws Exception {
        try (EngineDriver<String> driver = new EngineDriver<>(
                directory,
                (source, sink) -> Stream.from(source).writeTo(sink),
                builder -> builder.trigger(Trigger.processingTime(Duration.ofMillis(Long.MAX_VALUE)))
                        .pollInterval(Duration.ofMillis(Long.MAX_VALUE)))) {
            driver.clock().set(Instant.ofEpochSecond(1));
            assertThat(driver.step(List.of("a"))).containsExactly("a");
            driver.query().stop();
            assertThat(driver.query().awaitTermination(Duration.ofSeconds(Long.MAX_VALUE)))
                    .isTrue();
        }
    }

    /** Another thread is on its way there: nothing tells when it has arrived. */
    private static void awaitRows(EngineDriver<String> driver, int rows) {
        while (driver.sink().rows().size() < rows
                || driver.query().recentProgress().size() < rows) {
            Thread.onSpinWait();
        }
    }

    private static void awaitStatus(EngineDriver<String> driver, String message) {
        while (!driver.query().status().message().equals(message)) {
            Thread.onSpinWait();
        }
    }

    private EngineDriver<String> words(Trigger trigger, long maxEvents) {
        return new EngineDriver<>(
                directory,
                (source, sink) -> Stream.from(source)
                        .groupByKey(word -> word)
                        .flatMapGroupsWithState(TestOperators.runningCount())
                        .writeTo(sink),
                builder -> builder.trigger(trigger).maxEventsPerBatch(maxEvents));
    }

    private EngineDriver<Timed> timed(Trigger trigger) {
        UnaryOperator<EmbeddedEngine.Builder> settings = builder -> builder.trigger(trigger);
        return new EngineDriver<>(
                directory,
                (source, sink) -> Stream.from(source)
                        .withWatermark(Timed::at, Duration.ZERO)
                        .groupByKey(Timed::key)
                        .flatMapGroupsWithState(TestOperators.eventTimeMax())
                        .writeTo(sink),
                settings);
    }
}
