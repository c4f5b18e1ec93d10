package dev.holdfast.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.Stream;
import dev.holdfast.runtime.TestOperators.Timed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reference behaviour of the two operators, with and without restarts and with one worker and several. */
class EmbeddedEngineTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void b20_flat_map_counts_and_removes_state_across_restarts(int workers) throws Exception {
        try (EngineDriver<String> driver = words(workers)) {
            assertThat(driver.step(List.of("a"))).containsExactly("(a,1)");
            assertThat(driver.metrics()).isEqualTo("t1 u1 r0 d0");
            assertThat(driver.step(List.of("a", "b"))).containsExactly("(a,2)", "(b,1)");
            assertThat(driver.metrics()).isEqualTo("t2 u2 r0 d0");
            driver.restart();
            assertThat(driver.step(List.of("a", "b"))).containsExactly("(b,2)");
            assertThat(driver.metrics()).isEqualTo("t1 u1 r1 d0");
            driver.restart();
            assertThat(driver.step(List.of("a", "c"))).containsExactly("(a,1)", "(c,1)");
            assertThat(driver.metrics()).isEqualTo("t3 u2 r0 d0");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void b24_map_gives_one_result_for_each_key_of_a_batch(int workers) throws Exception {
        try (EngineDriver<String> driver = new EngineDriver<>(
                directory,
                (source, sink) -> Stream.from(source)
                        .groupByKey(word -> word)
                        .mapGroupsWithState(TestOperators.runningCountMapped())
                        .writeTo(sink),
                workers(workers))) {
            assertThat(driver.step(List.of("a"))).containsExactly("(a,1)");
            assertThat(driver.step(List.of("a", "b"))).containsExactly("(a,2)", "(b,1)");
            driver.restart();
            assertThat(driver.step(List.of("a", "b"))).containsExactly("(a,-1)", "(b,2)");
            driver.restart();
            assertThat(driver.step(List.of("a", "c"))).containsExactly("(a,1)", "(c,1)");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void b26_processing_time_timeouts_fire_strictly_after_their_deadline(int workers) throws Exception {
        try (EngineDriver<String> driver = new EngineDriver<>(
                directory,
                (source, sink) -> Stream.from(source)
                        .groupByKey(word -> word)
                        .flatMapGroupsWithState(TestOperators.processingTimeCount())
                        .writeTo(sink),
                workers(workers))) {
            assertThat(driver.stepAt(1, List.of("a"))).containsExactly("(a,1)");
            assertThat(driver.metrics()).isEqualTo("t1 u1 r0 d0");
            assertThat(driver.stepAt(2, List.of("b"))).containsExactly("(b,1)");
            assertThat(driver.metrics()).isEqualTo("t2 u1 r0 d0");
            assertThat(driver.stepAt(12, List.of("b"))).containsExactly("(a,-1)", "(b,2)");
            assertThat(driver.metrics()).isEqualTo("t1 u1 r1 d0");
            driver.restart();
            assertThat(driver.stepAt(23, List.of("c"))).containsExactly("(b,-1)", "(c,1)");
            assertThat(driver.metrics()).isEqualTo("t1 u1 r1 d0");
            assertThat(driver.stepAt(33, List.of())).isEmpty();
            assertThat(driver.stepAt(35, List.of())).containsExactly("(c,-1)");
            assertThat(driver.metrics()).isEqualTo("t0 u0 r1 d0");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void b27_event_time_timeouts_follow_the_watermark_and_late_events_are_dropped(int workers) throws Exception {
        try (EngineDriver<Timed> driver = new EngineDriver<>(
                directory,
                (source, sink) -> Stream.from(source)
                        .withWatermark(Timed::at, Duration.ofSeconds(10))
                        .groupByKey(Timed::key)
                        .flatMapGroupsWithState(TestOperators.eventTimeMax())
                        .writeTo(sink),
                workers(workers))) {
            assertThat(driver.step(List.of(new Timed("a", 11), new Timed("a", 13), new Timed("a", 15))))
                    .containsExactly("(a,15)");
            assertThat(driver.metrics()).isEqualTo("t1 u1 r0 d0");
            assertThat(driver.step(List.of(new Timed("a", 4)))).isEmpty();
            assertThat(driver.metrics()).isEqualTo("t1 u0 r0 d1");
            driver.restart();
            assertThat(driver.step(List.of(new Timed("a", 10)))).containsExactly("(a,15)");
            assertThat(driver.step(List.of(new Timed("b", 31)))).containsExactly("(a,-1)", "(b,31)");
            assertThat(driver.metrics()).isEqualTo("t1 u2 r1 d0");
        }
    }

    private EngineDriver<String> words(int workers) {
        return new EngineDriver<>(
                directory,
                (source, sink) -> Stream.from(source)
                        .groupByKey(word -> word)
                        .flatMapGroupsWithState(TestOperators.runningCount())
                        .writeTo(sink),
                workers(workers));
    }

    private static UnaryOperator<EmbeddedEngine.Builder> workers(int count) {
        return builder -> builder.workers(count);
    }
}
