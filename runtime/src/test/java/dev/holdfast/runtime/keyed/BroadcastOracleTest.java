package dev.holdfast.runtime.keyed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.engine.StreamingQueryProgress;
import dev.holdfast.runtime.EmbeddedEngine;
import dev.holdfast.runtime.StateStores;
import dev.holdfast.runtime.SteppedQuery;
import dev.holdfast.runtime.files.CheckpointFiles;
import dev.holdfast.runtime.io.MemorySink;
import dev.holdfast.runtime.io.MemorySource;
import dev.holdfast.runtime.keyed.BroadcastProgram.Change;
import dev.holdfast.runtime.keyed.BroadcastProgram.Look;
import dev.holdfast.runtime.operator.CallWatch;
import dev.holdfast.runtime.time.ManualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random changes and events, with restarts, stores and workers, beside a model in memory. */
class BroadcastOracleTest {

    private static final int ROUNDS = 60;

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void every_key_reads_what_a_model_says(long seed) {
        Random random = new Random(seed);
        Run run = new Run(directory, seed);
        BroadcastModel model = new BroadcastModel();
        while (run.round < ROUNDS) {
            boolean onHeap = random.nextBoolean();
            try (SteppedQuery query = run.open(onHeap, 1 + random.nextInt(4))) {
                for (int left = 1 + random.nextInt(12); left > 0; left--) {
                    run.step(query, model);
                    compare("seed " + seed + ", round " + run.round, model.results(), run.results.rows());
                }
            }
        }
        assertThat(model.results()).hasSizeGreaterThan(300).anyMatch(text -> text.contains("timer [n"));
    }

    @ParameterizedTest
    @ValueSource(longs = 11)
    void output_is_the_same_row_by_row_with_any_number_of_workers_and_on_both_stores(long seed) {
        List<String> first = rows(seed, true, 1);
        assertThat(first).hasSizeGreaterThan(300);
        assertThat(rows(seed, true, 4)).isEqualTo(first);
        assertThat(rows(seed, false, 1)).isEqualTo(first);
        assertThat(rows(seed, false, 4)).isEqualTo(first);
    }

    @Test
    void many_keys_read_it_at_once() {
        Run run = new Run(directory, 1);
        run.changes.add(new Change(1, 1, 5L));
        List<Look> looks = new ArrayList<>();
        for (int key = 0; key < 5_000; key++) {
            looks.add(new Look("k" + key, 3, 0));
        }
        run.looks.addAll(looks);
        try (SteppedQuery query = run.open(true, 4)) {
            query.runBatch();
        }
        assertThat(run.results.rows()).hasSize(5_000).allMatch(row -> row.endsWith("1 from [1=t5 ]"));
    }

    private List<String> rows(long seed, boolean onHeap, int workers) {
        Run run = new Run(directory.resolve(seed + "-" + onHeap + "-" + workers), seed);
        BroadcastModel model = new BroadcastModel();
        while (run.round < ROUNDS) {
            try (SteppedQuery query = run.open(onHeap, workers)) {
                for (int left = 20; left > 0; left--) {
                    run.step(query, model);
                }
            }
        }
        return run.results.rows();
    }

    /** By key, since the model knows no key groups. */
    private static void compare(String where, List<String> expected, List<String> found) {
        assertThat(StatesProgram.byKey(found)).as(where).isEqualTo(StatesProgram.byKey(expected));
    }

    /** A query that is fed at random. */
    private static final class Run {

        private final Path checkpoint;
        private final Random random;
        private final MemorySource<Look> looks = MemorySource.of("looks");
        private final MemorySource<Change> changes = MemorySource.of("changes");
        private final MemorySink<String> results = MemorySink.of("results");
        private final ManualClock clock = new ManualClock(Instant.ofEpochMilli(1_000_000));
        private int round;

        Run(Path checkpoint, long seed) {
            this.checkpoint = checkpoint;
            random = new Random(seed);
        }

        SteppedQuery open(boolean onHeap, int workers) {
            Pipeline pipeline = Pipeline.of(Stream.from(looks)
                    .groupByKey(Look::key)
                    .withBroadcast(Stream.from(changes))
                    .flatMapGroupsWithState(BroadcastProgram.operator())
                    .writeTo(results));
            EmbeddedEngine.Builder engine = EmbeddedEngine.builder()
                    .checkpoint(checkpoint)
                    .clock(clock)
                    .stateStore(onHeap ? StateStores.heap() : StateStores.rocksDb())
                    .workers(workers);
            return SteppedQuery.open(engine, pipeline, CheckpointFiles.local(), CallWatch.NONE);
        }

        void step(SteppedQuery query, BroadcastModel model) {
            round++;
            clock.advance(Duration.ofMillis(random.nextInt(500)));
            List<Change> newChanges = changes();
            List<Look> newLooks = looks();
            changes.addAll(newChanges);
            looks.addAll(newLooks);
            Optional<StreamingQueryProgress> progress = query.runBatch();
            if (progress.isPresent()) {
                model.batch(newChanges, newLooks, clock.millis());
            }
        }

        private List<Change> changes() {
            List<Change> list = new ArrayList<>();
            for (int left = random.nextInt(3) == 0 ? random.nextInt(8) : 0; left > 0; left--) {
                int kind = random.nextInt(15) == 0 ? 0 : 1 + random.nextInt(2);
                Long value = random.nextInt(3) == 0 ? null : (long) random.nextInt(100);
                list.add(new Change(kind, random.nextInt(BroadcastProgram.NAMES), value));
            }
            return list;
        }

        private List<Look> looks() {
            List<Look> list = new ArrayList<>();
            for (int left = random.nextInt(4) == 0 ? 0 : random.nextInt(20); left > 0; left--) {
                list.add(new Look(
                        "k" + random.nextInt(9),
                        random.nextInt(BroadcastProgram.KINDS),
                        random.nextInt(BroadcastProgram.NAMES)));
            }
            return list;
        }
    }
}
