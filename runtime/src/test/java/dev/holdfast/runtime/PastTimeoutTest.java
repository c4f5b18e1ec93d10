package dev.holdfast.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.Stream;
import dev.holdfast.operator.EventTimeFlatMapGroups;
import dev.holdfast.operator.FlatMapGroups;
import dev.holdfast.runtime.TestOperators.Timed;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Timeouts for a time that has passed: what functions set that go by the times of their events. */
class PastTimeoutTest {

    private static final long NOON = 12 * 3600;

    @TempDir
    Path directory;

    @Test
    void an_event_behind_the_watermark_of_its_own_batch_sets_a_timeout_that_fires_at_once() throws Exception {
        List<Timed> events = List.of(new Timed("a", NOON), new Timed("b", NOON - 3600), new Timed("c", NOON + 1));
        for (int batchSize : List.of(1, 2, 100)) {
            try (EngineDriver<Timed> driver = sessions(directory.resolve("size" + batchSize), batchSize)) {
                assertThat(driver.step(events)).as("batches of %s", batchSize).containsExactly("b 1");
                driver.restart();
                assertThat(driver.drain()).isEmpty();
                assertThat(driver.step(List.of(new Timed("d", 2 * NOON)))).containsExactly("a 1", "c 1");
            }
        }
    }

    @Test
    void sessions_before_1970_do_not_depend_on_how_the_input_falls_into_batches() throws Exception {
        long first = Instant.parse("1968-05-01T10:00:00Z").getEpochSecond();
        List<Timed> events = List.of(new Timed("a", first), new Timed("a", first + 300), new Timed("a", first + 7200));
        for (int batchSize : List.of(1, 2, 100)) {
            try (EngineDriver<Timed> driver = sessions(directory.resolve("old" + batchSize), batchSize)) {
                assertThat(driver.step(events)).as("batches of %s", batchSize).containsExactly("a 2");
                assertThat(driver.step(List.of(new Timed("b", first + 100_000))))
                        .containsExactly("a 1");
            }
        }
    }

    @Test
    void a_duration_of_zero_fires_without_input_and_without_the_clock_moving() throws Exception {
        FlatMapGroups<String, String, Long, String> operator = FlatMapGroups.withProcessingTimeTimeout(
                "soon", KeySerializers.string(), StateSerializers.int64(), (key, events, state, out) -> {
                    if (state.hasTimedOut()) {
                        out.emit(key);
                    } else {
                        state.setTimeoutDuration(Duration.ZERO);
                    }
                });
        try (EngineDriver<String> driver = new EngineDriver<>(
                directory,
                (source, sink) -> Stream.from(source)
                        .groupByKey(word -> word)
                        .flatMapGroupsWithState(operator)
                        .writeTo(sink),
                builder -> builder)) {
            assertThat(driver.stepAt(100, List.of("a"))).containsExactly("a");
        }
    }

    /** Windows of ten seconds that close one after the other, though the watermark has jumped past many. */
    @Test
    void a_window_that_closes_sets_the_timeout_of_the_next_although_it_is_over_too() throws Exception {
        EventTimeFlatMapGroups<String, Timed, Long, String> windows = EventTimeFlatMapGroups.withEventTimeTimeout(
                "windows", KeySerializers.string(), StateSerializers.int64(), (key, events, state, out) -> {
                    long end = state.getOption().orElse(10L);
                    if (state.hasTimedOut()) {
                        out.emit(key + " " + end);
                        end += 10;
                    }
                    state.update(end);
                    if (end <= 50) {
                        state.setTimeoutTimestamp(Instant.ofEpochSecond(end));
                    }
                });
        try (EngineDriver<Timed> driver = new EngineDriver<>(
                directory,
                (source, sink) -> Stream.from(source)
                        .withWatermark(Timed::at, Duration.ZERO)
                        .groupByKey(Timed::key)
                        .flatMapGroupsWithState(windows)
                        .writeTo(sink),
                builder -> builder)) {
            driver.step(List.of(new Timed("a", 1)));
            assertThat(driver.step(List.of(new Timed("z", 1000))))
                    .contains("a 10", "a 20", "a 30", "a 40", "a 50", "z 10", "z 50");
        }
    }

    private static EngineDriver<Timed> sessions(Path checkpoint, int batchSize) {
        long gap = 1800;
        EventTimeFlatMapGroups<String, Timed, String, String> sessions = EventTimeFlatMapGroups.withEventTimeTimeout(
                "sessions", KeySerializers.string(), StateSerializers.string(), (key, events, state, out) -> {
                    if (state.hasTimedOut()) {
                        out.emit(key + " " + state.get().split(" ", 2)[1]);
                        state.remove();
                        return;
                    }
                    long last = state.getOption()
                            .map(text -> Long.parseLong(text.split(" ", 2)[0]))
                            .orElse(Long.MIN_VALUE);
                    int count = state.getOption()
                            .map(text -> Integer.parseInt(text.split(" ", 2)[1]))
                            .orElse(0);
                    while (events.hasNext()) {
                        long at = events.next().seconds();
                        if (count > 0 && at > last + gap) {
                            out.emit(key + " " + count);
                            count = 0;
                        }
                        last = Math.max(last, at);
                        count++;
                    }
                    state.update(last + " " + count);
                    state.setTimeoutTimestamp(Instant.ofEpochSecond(last + gap));
                });
        return new EngineDriver<>(
                checkpoint,
                (source, sink) -> Stream.from(source)
                        .withWatermark(Timed::at, Duration.ofMinutes(1))
                        .groupByKey(Timed::key)
                        .flatMapGroupsWithState(sessions)
                        .writeTo(sink),
                builder -> builder.maxEventsPerBatch(batchSize));
    }
}
