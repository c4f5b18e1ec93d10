package dev.holdfast.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.engine.StreamingQueryProgress;
import dev.holdfast.operator.EventTimeFlatMapGroups;
import dev.holdfast.operator.FlatMapGroups;
import dev.holdfast.runtime.TestOperators.Timed;
import dev.holdfast.runtime.files.CheckpointFiles;
import dev.holdfast.runtime.io.ForEachBatch;
import dev.holdfast.runtime.io.Generator;
import dev.holdfast.runtime.io.MemorySink;
import dev.holdfast.runtime.io.MemorySource;
import dev.holdfast.runtime.operator.CallWatch;
import dev.holdfast.runtime.store.StateStore;
import dev.holdfast.runtime.time.ManualClock;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Far more timeouts due at once than a batch may call, as after an outage. {@code -Dholdfast.storm.keys=10000000} makes it the
 * storm of CONTRIBUTING.md, to be run with a small heap.
 */
class TimeoutStormTest {

    private static final int KEYS = Integer.getInteger("holdfast.storm.keys", 40_000);
    private static final int LIMIT = Math.min(100_000, KEYS / 10);

    @TempDir
    Path directory;

    enum Stores {
        HEAP,
        ROCKSDB;

        Supplier<StateStore> supplier() {
            return this == HEAP ? StateStores.heap() : StateStores.rocksDb();
        }
    }

    @ParameterizedTest
    @EnumSource
    void all_keys_are_due_at_once_and_fire_within_the_limits(Stores stores) throws Exception {
        long[] fired = new long[1];
        ManualClock clock = new ManualClock(Instant.EPOCH);
        Pipeline pipeline = Stream.from(Generator.source("numbers", KEYS, number -> number))
                .groupByKey(number -> number)
                .flatMapGroupsWithState(FlatMapGroups.<Long, Long, Long, Long>withProcessingTimeTimeout(
                        "waiting", KeySerializers.int64(), StateSerializers.int64(), (key, events, state, out) -> {
                            if (state.hasTimedOut()) {
                                state.remove();
                                out.emit(key);
                            } else {
                                state.update(key);
                                state.setTimeoutDuration(Duration.ofMinutes(1));
                            }
                        }))
                .writeTo(ForEachBatch.<Long>sink("fired", (batch, rows) -> fired[0] += rows.size()));
        UpTo limits = new UpTo(LIMIT);
        try (SteppedQuery query = open(pipeline, stores, 1, LIMIT, clock)) {
            while (query.runBatch().isPresent()) {
                clock.advance(Duration.ofMillis(1));
            }
        }
        clock.advance(Duration.ofHours(1));
        try (SteppedQuery query = open(pipeline, stores, 2, LIMIT, clock)) {
            for (Optional<StreamingQueryProgress> batch = query.runBatch();
                    batch.isPresent();
                    batch = query.runBatch()) {
                limits.check(batch.get());
            }
        }
        assertThat(fired[0]).isEqualTo(KEYS);
        assertThat(limits.timeouts).isEqualTo(KEYS);
        assertThat(limits.batches).isBetween(KEYS / LIMIT, 2 * KEYS / LIMIT);
    }

    @Test
    void deadlines_fire_in_order_over_batches_alike_for_all_stores_and_workers_and_over_restarts() {
        for (int limit : List.of(1, 7, 60)) {
            List<List<String>> expected = storm(Stores.HEAP, 1, limit, false);
            assertOrder(expected, limit);
            assertThat(storm(Stores.HEAP, 4, limit, true)).isEqualTo(expected);
            assertThat(storm(Stores.ROCKSDB, 1, limit, false)).isEqualTo(expected);
            assertThat(storm(Stores.ROCKSDB, 3, limit, true)).isEqualTo(expected);
        }
    }

    @Test
    void a_key_whose_timeout_waits_is_called_with_its_events_first() {
        MemorySource<Timed> source = MemorySource.of("input");
        MemorySink<String> sink = MemorySink.of("output");
        ManualClock clock = new ManualClock(Instant.EPOCH);
        Pipeline pipeline = timed(source, sink);
        source.add(new Timed("a", 1), new Timed("b", 2), new Timed("c", 3));
        try (SteppedQuery query = open(pipeline, Stores.HEAP, 1, 100, clock)) {
            query.runBatch();
        }
        try (SteppedQuery query = open(pipeline, Stores.HEAP, 1, 1, clock)) {
            query.raiseWatermark(Instant.ofEpochSecond(90));
            query.runBatch();
            source.add(new Timed("c", 100));
            query.runBatch();
            query.runBatch();
            assertThat(query.runBatch()).isEmpty();
            assertThat(sink.rows()).containsExactly("a due 6", "b due 7");
            assertThat(query.states(waiting().spec()))
                    .singleElement()
                    .satisfies(stored -> assertThat(stored.timeout()).hasValue(Instant.ofEpochSecond(105)));
        }
    }

    /** The rows of each batch from when on all is due. */
    private List<List<String>> storm(Stores stores, int workers, int limit, boolean restarts) {
        MemorySource<Timed> source = MemorySource.of("input");
        MemorySink<String> sink = MemorySink.of("output");
        ManualClock clock = new ManualClock(Instant.EPOCH);
        Pipeline pipeline = timed(source, sink);
        Path checkpoint = directory.resolve(stores + "-" + workers + "-" + limit + restarts);
        Random random = new Random(5);
        try (SteppedQuery query = open(checkpoint, pipeline, stores, workers, 1000, clock)) {
            for (int round = 0; round < 3; round++) {
                for (int key = 0; key < 200; key++) {
                    if (random.nextBoolean()) {
                        source.add(new Timed("key" + key, 100 + 10L * round + random.nextInt(10)));
                    }
                }
                query.runBatch();
            }
        }
        List<List<String>> batches = new ArrayList<>();
        SteppedQuery query = open(checkpoint, pipeline, stores, workers, limit, clock);
        query.raiseWatermark(Instant.ofEpochSecond(10_000));
        for (int seen = sink.rows().size();
                query.runBatch().isPresent();
                seen = sink.rows().size()) {
            batches.add(List.copyOf(sink.rows().subList(seen, sink.rows().size())));
            if (restarts) {
                query.close();
                query = open(checkpoint, pipeline, stores, workers, limit, clock);
                query.raiseWatermark(Instant.ofEpochSecond(10_000));
            }
        }
        query.close();
        return batches;
    }

    private static void assertOrder(List<List<String>> batches, int limit) {
        long earliest = 0;
        List<String> all = new ArrayList<>();
        for (List<String> batch : batches) {
            assertThat(batch).hasSizeLessThanOrEqualTo(limit);
            assertThat(batch.stream()
                            .mapToLong(TimeoutStormTest::deadline)
                            .min()
                            .orElse(earliest))
                    .isGreaterThanOrEqualTo(earliest);
            earliest =
                    batch.stream().mapToLong(TimeoutStormTest::deadline).max().orElse(earliest);
            all.addAll(batch);
        }
        assertThat(all).hasSizeGreaterThan(150).doesNotHaveDuplicates();
    }

    private static long deadline(String row) {
        return Long.parseLong(row.substring(row.lastIndexOf(' ') + 1));
    }

    private static Pipeline timed(MemorySource<Timed> source, MemorySink<String> sink) {
        return Stream.from(source)
                .withWatermark(Timed::at, Duration.ofSeconds(50))
                .groupByKey(Timed::key)
                .flatMapGroupsWithState(waiting())
                .writeTo(sink);
    }

    private static EventTimeFlatMapGroups<String, Timed, Long, String> waiting() {
        return EventTimeFlatMapGroups.withEventTimeTimeout(
                "waiting", KeySerializers.string(), StateSerializers.int64(), (key, events, state, out) -> {
                    if (state.hasTimedOut()) {
                        out.emit(key + " due " + state.get());
                        state.remove();
                        return;
                    }
                    long deadline = state.getOption().orElse(0L);
                    while (events.hasNext()) {
                        deadline = Math.max(deadline, events.next().seconds() + 5);
                    }
                    state.update(deadline);
                    state.setTimeoutTimestamp(Instant.ofEpochSecond(deadline));
                });
    }

    private SteppedQuery open(Pipeline pipeline, Stores stores, int workers, int limit, ManualClock clock) {
        return open(directory, pipeline, stores, workers, limit, clock);
    }

    private static SteppedQuery open(
            Path checkpoint, Pipeline pipeline, Stores stores, int workers, int limit, ManualClock clock) {
        return SteppedQuery.open(
                EmbeddedEngine.builder()
                        .checkpoint(checkpoint)
                        .clock(clock)
                        .workers(workers)
                        .stateStore(stores.supplier())
                        .maxEventsPerBatch(limit),
                pipeline,
                CheckpointFiles.local(),
                CallWatch.NONE);
    }

    /** What batches without input did. */
    private static final class UpTo {

        private final long limit;
        private long timeouts;
        private int batches;

        UpTo(long limit) {
            this.limit = limit;
        }

        void check(StreamingQueryProgress batch) {
            long fired = batch.stateOperators().get(0).customMetrics().getOrDefault("numExpiredTimers", 0L);
            assertThat(fired).isBetween(1L, limit);
            timeouts += fired;
            batches++;
        }
    }
}
