package dev.holdfast.runtime.keyed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.connector.Sink;
import dev.holdfast.engine.StreamingQuery;
import dev.holdfast.field.KeyField;
import dev.holdfast.runtime.EmbeddedEngine;
import dev.holdfast.runtime.SteppedQuery;
import dev.holdfast.runtime.files.CheckpointFiles;
import dev.holdfast.runtime.io.ForEach;
import dev.holdfast.runtime.io.MemorySink;
import dev.holdfast.runtime.io.MemorySource;
import dev.holdfast.runtime.operator.CallWatch;
import dev.holdfast.runtime.time.ManualClock;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.window.Windows;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Operators that work by event time, on a stream whose event time is the clock's. */
class ClockTimeTest {

    private static final KeyField<String, String> WORD = KeyField.of("word", word -> word, KeySerializers.string());

    @TempDir
    Path checkpoint;

    private final MemorySource<String> words = MemorySource.of("words");
    private final MemorySink<String> results = MemorySink.of("results");
    private final ManualClock clock = new ManualClock(Instant.ofEpochSecond(100));

    @Test
    void windows_close_by_the_clock_without_input() {
        Pipeline pipeline = counts(Duration.ofSeconds(5));
        try (SteppedQuery query = open(pipeline)) {
            words.addAll(List.of("a", "b", "a"));
            query.runBatch();
            clock.advance(Duration.ofSeconds(4));
            words.addAll(List.of("a"));
            query.runBatch();
            assertThat(query.runBatch()).isEmpty();
            clock.advance(Duration.ofSeconds(1));
            assertThat(query.runBatch()).isPresent();
            assertThat(results.rows()).containsExactlyInAnyOrder("a 100 3", "b 100 1");
            words.addAll(List.of("a"));
            query.runBatch();
        }
        clock.advance(Duration.ofSeconds(5));
        try (SteppedQuery query = open(pipeline)) {
            query.runBatch();
            assertThat(query.runBatch()).isEmpty();
            assertThat(results.rows()).containsExactlyInAnyOrder("a 100 3", "b 100 1", "a 105 1");
        }
    }

    @Test
    void windows_of_windows_close_with_them() {
        Pipeline pipeline = Stream.from(words)
                .withProcessingTime()
                .groupBy(WORD)
                .windowedBy(Windows.tumbling(Duration.ofSeconds(5)))
                .count()
                .whenClosed((word, window, n) -> word)
                .groupAll()
                .windowedBy(Windows.tumbling(Duration.ofSeconds(10)))
                .count()
                .whenClosed((all, window, n) -> window.start().getEpochSecond() + " " + n)
                .writeTo(results);
        try (SteppedQuery query = open(pipeline)) {
            words.addAll(List.of("a", "b", "a"));
            query.runBatch();
            clock.advance(Duration.ofSeconds(6));
            words.addAll(List.of("a"));
            query.runBatch();
            clock.advance(Duration.ofSeconds(4));
            query.runBatch();
            assertThat(results.rows()).containsExactly("100 3");
        }
    }

    @Test
    void duplicates_are_forgotten_by_the_clock() {
        Pipeline pipeline = Stream.from(words)
                .withProcessingTime()
                .dropDuplicates(WORD, Duration.ofSeconds(10))
                .writeTo(results);
        try (SteppedQuery query = open(pipeline)) {
            words.addAll(List.of("a", "a"));
            query.runBatch();
            clock.advance(Duration.ofSeconds(10));
            words.addAll(List.of("a"));
            query.runBatch();
            assertThat(results.rows()).containsExactly("a");
            clock.advance(Duration.ofMillis(1));
            query.runBatch();
            words.addAll(List.of("a"));
            query.runBatch();
            assertThat(results.rows()).containsExactly("a", "a");
        }
    }

    @Test
    void a_running_query_wakes_up_when_a_window_ends() throws Exception {
        CountDownLatch closed = new CountDownLatch(2);
        Pipeline pipeline = counts(Duration.ofMillis(300), ForEach.sink("closed", row -> closed.countDown()));
        try (StreamingQuery query =
                EmbeddedEngine.builder().checkpoint(checkpoint).start(pipeline)) {
            words.addAll(List.of("a", "b"));
            assertThat(closed.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(query.isActive()).isTrue();
        }
    }

    private Pipeline counts(Duration size) {
        return counts(size, results);
    }

    private Pipeline counts(Duration size, Sink<String> sink) {
        return Stream.from(words)
                .withProcessingTime()
                .groupBy(WORD)
                .windowedBy(Windows.tumbling(size))
                .count()
                .whenClosed((word, window, n) -> word + " " + window.start().getEpochSecond() + " " + n)
                .writeTo(sink);
    }

    private SteppedQuery open(Pipeline pipeline) {
        return SteppedQuery.open(
                EmbeddedEngine.builder().checkpoint(checkpoint).clock(clock),
                pipeline,
                CheckpointFiles.local(),
                CallWatch.NONE);
    }
}
