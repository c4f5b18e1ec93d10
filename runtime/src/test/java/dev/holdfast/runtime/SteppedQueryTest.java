package dev.holdfast.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.engine.StreamingQueryException;
import dev.holdfast.operator.FlatMapGroups;
import dev.holdfast.runtime.TestOperators.Timed;
import dev.holdfast.runtime.files.CheckpointFiles;
import dev.holdfast.runtime.io.MemorySink;
import dev.holdfast.runtime.io.MemorySource;
import dev.holdfast.runtime.operator.CallWatch;
import dev.holdfast.runtime.time.ManualClock;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SteppedQueryTest {

    @TempDir
    Path directory;

    private final ManualClock clock = new ManualClock(Instant.EPOCH);
    private final MemorySource<Timed> source = MemorySource.of("input");
    private final MemorySink<String> sink = MemorySink.of("output");

    @Test
    void a_batch_runs_when_it_is_asked_for() {
        try (SteppedQuery query = open(timed())) {
            assertThat(query.runBatch()).isEmpty();
            source.add(new Timed("a", 10), new Timed("b", 11));
            assertThat(sink.rows()).isEmpty();
            assertThat(query.runBatch()).hasValueSatisfying(progress -> {
                assertThat(progress.batchId()).isZero();
                assertThat(progress.numInputRows()).isEqualTo(2);
            });
            assertThat(sink.rows()).containsExactlyInAnyOrder("(a,10)", "(b,11)");
            assertThat(query.lastBatch()).hasValue(0L);
        }
    }

    @Test
    void the_watermark_moves_by_hand_as_it_does_by_events() {
        try (SteppedQuery query = open(timed())) {
            source.add(new Timed("a", 10));
            query.runBatch();
            query.raiseWatermark(Instant.ofEpochSecond(15));
            assertThat(query.runBatch())
                    .hasValueSatisfying(progress ->
                            assertThat(progress.eventTime().get("watermark")).isEqualTo(Instant.ofEpochSecond(15)));
            assertThat(sink.rows()).containsExactly("(a,10)");
            query.raiseWatermark(Instant.ofEpochSecond(16));
            query.runBatch();
            assertThat(sink.rows()).containsExactly("(a,10)", "(a,-1)");
            assertThat(query.runBatch()).isEmpty();
        }
    }

    @Test
    void what_is_stored_can_be_read_between_batches_and_after_a_restart() {
        try (SteppedQuery query = open(timed())) {
            source.add(new Timed("a", 10));
            query.runBatch();
            assertStored(query);
        }
        try (SteppedQuery query = open(timed())) {
            assertStored(query);
            assertThat(query.runBatch()).as("the watermark that moved").isPresent();
        }
    }

    private static void assertStored(SteppedQuery query) {
        assertThat(query.states(TestOperators.eventTimeMax().spec()))
                .singleElement()
                .satisfies(stored -> {
                    assertThat(stored.key()).isEqualTo("a");
                    assertThat(stored.state()).hasValue(10L);
                    assertThat(stored.timeout()).hasValue(Instant.ofEpochSecond(15));
                });
    }

    @Test
    void a_batch_that_failed_runs_again_after_the_query_was_abandoned() {
        boolean[] fails = {true};
        Pipeline pipeline = Stream.from(source)
                .groupByKey(Timed::key)
                .flatMapGroupsWithState(FlatMapGroups.<String, Timed, Long, String>withoutTimeout(
                        "failing", KeySerializers.string(), StateSerializers.int64(), (key, events, state, out) -> {
                            if (fails[0]) {
                                throw new IllegalStateException("not yet");
                            }
                            out.emit(key);
                        }))
                .writeTo(sink);
        source.add(new Timed("a", 1));
        SteppedQuery query = open(pipeline);
        assertThatThrownBy(query::runBatch)
                .isInstanceOf(StreamingQueryException.class)
                .hasCauseInstanceOf(IllegalStateException.class);
        query.abandon();
        fails[0] = false;
        try (SteppedQuery again = open(pipeline)) {
            assertThat(again.runBatch()).isPresent();
            assertThat(sink.rows()).containsExactly("a");
        }
    }

    private Pipeline timed() {
        return Stream.from(source)
                .withWatermark(Timed::at, Duration.ZERO)
                .groupByKey(Timed::key)
                .flatMapGroupsWithState(TestOperators.eventTimeMax())
                .writeTo(sink);
    }

    private SteppedQuery open(Pipeline pipeline) {
        return SteppedQuery.open(
                EmbeddedEngine.builder().checkpoint(directory).clock(clock).workers(1),
                pipeline,
                CheckpointFiles.local(),
                CallWatch.NONE);
    }
}
