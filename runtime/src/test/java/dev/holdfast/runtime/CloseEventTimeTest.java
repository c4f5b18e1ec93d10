package dev.holdfast.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.engine.StreamingQueryException;
import dev.holdfast.engine.Trigger;
import dev.holdfast.operator.EventTimeFlatMapGroups;
import dev.holdfast.runtime.TestOperators.Timed;
import dev.holdfast.runtime.files.CheckpointFiles;
import dev.holdfast.runtime.io.MemorySink;
import dev.holdfast.runtime.io.MemorySource;
import dev.holdfast.runtime.operator.CallWatch;
import dev.holdfast.runtime.time.ManualClock;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;
import dev.holdfast.state.EventTimeGroupState;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code Trigger.availableNow().thenCloseEventTime()} does behind the last input. */
class CloseEventTimeTest {

    private static final Trigger CLOSING = Trigger.availableNow().thenCloseEventTime();

    @TempDir
    Path directory;

    private final MemorySource<Timed> source = MemorySource.of("input");
    private final MemorySink<String> sink = MemorySink.of("output");
    private final ManualClock clock = new ManualClock(Instant.EPOCH);

    @Test
    void every_timeout_fires_once_and_the_query_ends() throws Exception {
        source.add(new Timed("a", 10), new Timed("b", 30), new Timed("c", -1_000_000));
        run(CLOSING);
        assertThat(sink.rows()).containsExactlyInAnyOrder("a 10", "b 30", "c -1000000");
        assertThat(sink.rows().get(0)).isEqualTo("c -1000000");
        run(CLOSING);
        run(Trigger.availableNow());
        run(Trigger.once());
        assertThat(sink.rows()).hasSize(3);
    }

    @Test
    void without_it_what_is_open_stays_open_and_goes_on() throws Exception {
        source.add(new Timed("a", 10));
        run(Trigger.availableNow());
        assertThat(sink.rows()).isEmpty();
        source.add(new Timed("a", 12));
        run(CLOSING);
        assertThat(sink.rows()).containsExactly("a 12");
    }

    @Test
    void all_input_is_read_first_in_as_many_batches_as_it_takes() {
        source.add(new Timed("a", 10), new Timed("a", 11), new Timed("a", 12), new Timed("b", 13));
        try (SteppedQuery query = open(pipeline(), 1)) {
            query.closeEventTime();
            while (query.runBatch().isPresent()) {}
        }
        assertThat(sink.rows()).containsExactly("a 12", "b 13");
    }

    @Test
    void a_run_that_was_cut_off_while_it_closed_goes_on_where_it_was() {
        for (int key = 0; key < 20; key++) {
            source.add(new Timed("key" + key, 100));
        }
        try (SteppedQuery query = open(pipeline(), 100)) {
            while (query.runBatch().isPresent()) {}
        }
        for (int batch = 0; batch < 3; batch++) {
            SteppedQuery query = open(pipeline(), 4);
            query.closeEventTime();
            query.runBatch();
            query.abandon();
        }
        assertThat(sink.rows()).hasSize(12);
        source.add(new Timed("too late", 1000));
        try (SteppedQuery query = open(pipeline(), 4)) {
            query.runBatch();
            assertThat(query.runBatch().orElseThrow().numInputRows()).isZero();
            assertThat(sink.rows()).hasSize(20).doesNotHaveDuplicates();
            assertThatThrownBy(query::runBatch).hasMessageContaining("event time of this query was closed");
        }
    }

    @Test
    void new_input_is_refused_once_event_time_is_closed() throws Exception {
        source.add(new Timed("a", 10));
        run(CLOSING);
        source.add(new Timed("a", 20));
        for (Trigger trigger : List.of(CLOSING, Trigger.availableNow(), Trigger.asFastAsPossible())) {
            assertThatThrownBy(() -> run(trigger))
                    .isInstanceOf(StreamingQueryException.class)
                    .hasMessageStartingWith("There is new input of [input], but event time of this query was closed, by"
                            + " thenCloseEventTime(), in batch 2 or before")
                    .hasMessageContaining("Start a query with a new checkpoint directory");
        }
        assertThat(sink.rows()).containsExactly("a 10");
    }

    @Test
    void a_query_that_never_had_a_batch_closes_nothing() throws Exception {
        run(CLOSING);
        source.add(new Timed("a", 10));
        run(Trigger.availableNow());
        source.add(new Timed("a", 11));
        run(CLOSING);
        assertThat(sink.rows()).containsExactly("a 11");
    }

    @Test
    void timeouts_that_timeout_calls_set_fire_too_and_the_function_sees_the_end_of_time() throws Exception {
        EventTimeFlatMapGroups<String, Timed, Long, String> windows = EventTimeFlatMapGroups.withEventTimeTimeout(
                "windows", KeySerializers.string(), StateSerializers.int64(), (key, events, state, out) -> {
                    long end = state.getOption().orElse(10L);
                    if (state.hasTimedOut()) {
                        out.emit(end + " " + state.currentWatermark().equals(EventTimeGroupState.END_OF_TIME));
                        end += 10;
                    }
                    state.update(end);
                    if (end <= 30) {
                        state.setTimeoutTimestamp(Instant.ofEpochSecond(end));
                    }
                });
        source.add(new Timed("a", 1));
        run(
                Stream.from(source)
                        .withWatermark(Timed::at, Duration.ZERO)
                        .groupByKey(Timed::key)
                        .flatMapGroupsWithState(windows)
                        .writeTo(sink),
                CLOSING);
        assertThat(sink.rows()).containsExactly("10 true", "20 true", "30 true");
    }

    @Test
    void operators_behind_each_other_close_one_after_the_other_and_lose_nothing() throws Exception {
        for (int key = 0; key < 30; key++) {
            source.add(new Timed("key" + key, 1_000_000 + 1000L * key));
        }
        for (int batchSize : List.of(1, 4, 100)) {
            MemorySink<String> ends = MemorySink.of("ends");
            try (SteppedQuery query = open(directory.resolve("chain" + batchSize), chain(ends), batchSize)) {
                query.closeEventTime();
                while (query.runBatch().isPresent()) {}
            }
            assertThat(ends.rows()).as("batches of %s", batchSize).hasSize(30).doesNotHaveDuplicates();
        }
    }

    private Pipeline chain(MemorySink<String> ends) {
        return Stream.from(source)
                .withWatermark(Timed::at, Duration.ZERO)
                .groupByKey(Timed::key)
                .flatMapGroupsWithState(lastOf("first"))
                .withWatermark(Timed::at, Duration.ofSeconds(5))
                .groupByKey(Timed::key)
                .flatMapGroupsWithState(lastOf("second"))
                .withWatermark(Timed::at, Duration.ofSeconds(5))
                .groupByKey(Timed::key)
                .flatMapGroupsWithState(lastOf("third"))
                .map(event -> event.key() + " " + event.seconds())
                .writeTo(ends);
    }

    private Pipeline pipeline() {
        return Stream.from(source)
                .withWatermark(Timed::at, Duration.ZERO)
                .groupByKey(Timed::key)
                .flatMapGroupsWithState(lastOf("last"))
                .map(event -> event.key() + " " + event.seconds())
                .writeTo(sink);
    }

    /** The last event of a key, once there has been none for five seconds. */
    private static EventTimeFlatMapGroups<String, Timed, Long, Timed> lastOf(String id) {
        return EventTimeFlatMapGroups.withEventTimeTimeout(
                id, KeySerializers.string(), StateSerializers.int64(), (key, events, state, out) -> {
                    if (state.hasTimedOut()) {
                        out.emit(new Timed(key, state.get()));
                        state.remove();
                        return;
                    }
                    long last = state.getOption().orElse(Long.MIN_VALUE);
                    while (events.hasNext()) {
                        last = Math.max(last, events.next().seconds());
                    }
                    state.update(last);
                    state.setTimeoutTimestamp(Instant.ofEpochSecond(last + 5));
                });
    }

    private void run(Trigger trigger) throws InterruptedException {
        run(pipeline(), trigger);
    }

    private void run(Pipeline pipeline, Trigger trigger) throws InterruptedException {
        try (var query = EmbeddedEngine.builder()
                .checkpoint(directory)
                .clock(clock)
                .trigger(trigger)
                .start(pipeline)) {
            query.awaitTermination();
        }
    }

    private SteppedQuery open(Pipeline pipeline, int batchSize) {
        return open(directory, pipeline, batchSize);
    }

    private SteppedQuery open(Path checkpoint, Pipeline pipeline, int batchSize) {
        return SteppedQuery.open(
                EmbeddedEngine.builder()
                        .checkpoint(checkpoint)
                        .clock(clock)
                        .workers(1)
                        .maxEventsPerBatch(batchSize),
                pipeline,
                CheckpointFiles.local(),
                CallWatch.NONE);
    }
}
