package dev.holdfast.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.EventTimeStream;
import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.connector.Source;
import dev.holdfast.engine.StreamingQueryProgress.StreamWatermark;
import dev.holdfast.runtime.TestOperators.Timed;
import dev.holdfast.runtime.io.MemorySink;
import dev.holdfast.runtime.io.MemorySource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two streams of which one falls silent; what that does to the watermark of both. */
class IdleStreamTest {

    @TempDir
    Path directory;

    private final MemorySource<Timed> other = MemorySource.of("other");

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_stream_declared_idle_does_not_hold_back_timeouts(boolean restarts) throws Exception {
        try (EngineDriver<Timed> driver = driver()) {
            assertThat(bothAt(driver, 100, new Timed("b", 10), new Timed("a", 10)))
                    .containsExactly("(a,10)", "(b,10)");
            // Both events may come in one batch or in two.
            long first = driver.lastProgress().batchId();
            restart(driver, restarts);
            assertThat(driver.stepAt(159, List.of(new Timed("c", 100)))).containsExactly("(c,100)");
            assertThat(driver.watermark()).isEqualTo(10);
            restart(driver, restarts);
            assertThat(driver.stepAt(160, List.of())).containsExactly("(a,-1)", "(b,-1)");
            assertThat(driver.watermark()).isEqualTo(100);
            assertThat(driver.lastProgress().batchId()).isEqualTo(first + 3);
            restart(driver, restarts);
            other.addAll(List.of(new Timed("late", 50), new Timed("d", 101)));
            assertThat(driver.stepAt(170, List.of())).containsExactly("(d,101)");
            restart(driver, restarts);
            assertThat(driver.stepAt(180, List.of(new Timed("c", 300)))).containsExactly("(c,300)");
            assertThat(driver.watermark()).isEqualTo(101);
        }
    }

    @Test
    void the_progress_tells_which_stream_holds_the_watermark_back() throws Exception {
        try (EngineDriver<Timed> driver = driver()) {
            driver.stepAt(100, List.of(new Timed("a", 50)));
            assertThat(driver.lastProgress().heldBackBy().orElseThrow().stream())
                    .isEqualTo("source other");
            assertThat(driver.lastProgress().heldBackBy().orElseThrow().watermark())
                    .isNull();
            other.add(new Timed("b", 10));
            driver.stepAt(110, List.of());
            assertThat(driver.lastProgress().heldBackBy())
                    .hasValue(new StreamWatermark("source other", Instant.ofEpochSecond(10), false));
            driver.stepAt(159, List.of(new Timed("a", 100)));
            assertThat(driver.lastProgress().streamWatermarks())
                    .extracting(StreamWatermark::watermark)
                    .containsExactly(Instant.ofEpochSecond(100), Instant.ofEpochSecond(10));
            driver.stepAt(170, List.of());
            assertThat(driver.lastProgress().streamWatermarks())
                    .extracting(StreamWatermark::isIdle)
                    .containsExactly(false, true);
            assertThat(driver.lastProgress().heldBackBy()).isEmpty();
        }
    }

    @Test
    void input_that_waited_while_the_query_was_down_is_not_late() throws Exception {
        try (EngineDriver<Timed> driver =
                new EngineDriver<>(directory, this::pipeline, builder -> builder.maxEventsPerBatch(1))) {
            bothAt(driver, 100, new Timed("b", 10), new Timed("a", 100));
            driver.query().stop();
            other.addAll(List.of(new Timed("b", 20), new Timed("b", 30)));
            driver.feed(List.of(new Timed("a", 200), new Timed("a", 210)));
            driver.clock().set(Instant.ofEpochSecond(10_000));
            driver.restart();
            assertThat(driver.drain()).contains("(b,20)", "(b,30)");
            assertThat(driver.watermark()).isEqualTo(30);
        }
    }

    @Test
    void an_idle_query_says_so_once_and_then_writes_nothing() throws Exception {
        try (EngineDriver<Timed> driver = driver()) {
            bothAt(driver, 100, new Timed("b", 10), new Timed("a", 100));
            driver.stepAt(160, List.of());
            long batch = driver.lastProgress().batchId();
            for (long second = 200; second < 1000; second += 100) {
                assertThat(driver.stepAt(second, List.of())).isEmpty();
            }
            assertThat(driver.lastProgress().batchId()).isEqualTo(batch);
        }
    }

    @Test
    void the_watermarks_of_streams_are_found_again_when_the_pipeline_names_them_in_another_order() throws Exception {
        try (EngineDriver<Timed> driver =
                new EngineDriver<>(directory, (source, sink) -> both(timed(source), timed(other), sink), same())) {
            other.add(new Timed("b", 300));
            driver.step(List.of(new Timed("a", 100)));
            driver.restart((source, sink) -> both(timed(other), timed(source), sink));
            driver.step(List.of(new Timed("a", 200)));
            assertThat(driver.watermark()).isEqualTo(200);
            other.add(new Timed("b", 400));
            driver.step(List.of());
            assertThat(driver.watermark()).isEqualTo(200);
        }
    }

    @Test
    void late_events_are_counted_for_each_operator_by_itself() throws Exception {
        try (EngineDriver<Timed> driver = new EngineDriver<>(
                directory,
                (source, sink) -> Pipeline.of(
                        both(timed(source), timed(other), sink),
                        timed(source)
                                .filter(event -> !event.key().equals("x"))
                                .groupByKey(Timed::key)
                                .flatMapGroupsWithState(
                                        TestOperators.eventTimeMax().named("second"))
                                .writeTo(MemorySink.of("second"))),
                same())) {
            other.add(new Timed("b", 100));
            driver.step(List.of(new Timed("a", 100)));
            other.add(new Timed("b", 90));
            driver.step(List.of(new Timed("x", 90), new Timed("a", 90)));
            assertThat(driver.lastProgress().stateOperators())
                    .extracting(operator -> operator.operatorId() + " " + operator.numRowsDroppedByWatermark())
                    .containsExactlyInAnyOrder("eventTimeMax 3", "second 1");
        }
    }

    /** The clock is set first: a query that has just started does not wait, and may read the one event before the other comes. */
    private List<String> bothAt(EngineDriver<Timed> driver, long second, Timed ofOther, Timed event) throws Exception {
        driver.clock().set(Instant.ofEpochSecond(second));
        other.add(ofOther);
        return driver.step(List.of(event));
    }

    private EngineDriver<Timed> driver() {
        return new EngineDriver<>(directory, this::pipeline, same());
    }

    private Pipeline pipeline(Source<Timed> source, MemorySink<String> sink) {
        return both(timed(source), timed(other).withIdleness(Duration.ofMinutes(1)), sink);
    }

    private static EventTimeStream<Timed> timed(Source<Timed> source) {
        return Stream.from(source).withWatermark(Timed::at, Duration.ZERO);
    }

    private static Pipeline both(EventTimeStream<Timed> first, EventTimeStream<Timed> second, MemorySink<String> sink) {
        return first.union(second)
                .groupByKey(Timed::key)
                .flatMapGroupsWithState(TestOperators.eventTimeMax())
                .writeTo(sink);
    }

    private static UnaryOperator<EmbeddedEngine.Builder> same() {
        return UnaryOperator.identity();
    }

    private static void restart(EngineDriver<Timed> driver, boolean restarts) {
        if (restarts) {
            driver.restart();
        }
    }
}
