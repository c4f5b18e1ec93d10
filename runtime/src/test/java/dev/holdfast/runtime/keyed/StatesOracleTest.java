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
import dev.holdfast.runtime.keyed.StatesProgram.Command;
import dev.holdfast.runtime.operator.CallWatch;
import dev.holdfast.runtime.time.ManualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random programs over all kinds of states and timers, with restarts, stores and workers, beside a model in memory. */
class StatesOracleTest {

    private static final Duration DELAY = Duration.ofMillis(300);

    @TempDir
    Path directory;

    private final MemorySource<Command> source = MemorySource.of("commands");
    private final MemorySink<String> results = MemorySink.of("results");
    private final ManualClock clock = new ManualClock(Instant.ofEpochMilli(1_000_000));
    private final List<Command> unread = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void states_and_timers_are_what_a_model_says(long seed) {
        Random random = new Random(seed);
        Pipeline pipeline = Pipeline.of(Stream.from(source)
                .withWatermark(Command::at, DELAY)
                .groupByKey(Command::key)
                .flatMapGroupsWithState(StatesProgram.operator())
                .writeTo(results));
        StatesModel model = new StatesModel();
        long nowMillis = 0;
        long before = Long.MIN_VALUE;
        long watermark = Long.MIN_VALUE;
        for (int run = 0; run < 6; run++) {
            try (SteppedQuery query = open(pipeline, random)) {
                for (int round = 0; round < 12; round++) {
                    nowMillis += random.nextInt(400);
                    add(random, nowMillis);
                    clock.advance(Duration.ofMillis(random.nextInt(700)));
                    long latest = latest();
                    Optional<StreamingQueryProgress> progress = query.runBatch();
                    while (progress.isPresent()) {
                        assertThat(progress.get().numInputRows()).isIn(0L, (long) unread.size());
                        List<Command> batch = progress.get().numInputRows() == 0 ? List.of() : List.copyOf(unread);
                        unread.removeAll(batch);
                        model.batch(batch, before, watermark, clock.millis());
                        before = watermark;
                        if (!batch.isEmpty() && latest != Long.MIN_VALUE) {
                            watermark = Math.max(watermark, latest - DELAY.toMillis());
                        }
                        compare("seed " + seed + ", run " + run + ", round " + round, model.results());
                        progress = query.runBatch();
                    }
                }
            }
        }
        assertThat(model.results()).hasSizeGreaterThan(300);
        assertThat(model.results()).anyMatch(text -> text.contains("fired"));
    }

    /** By key, up to the first difference. */
    private void compare(String where, List<String> expected) {
        StatesProgram.byKey(expected).forEach((key, ofKey) -> {
            List<String> found = StatesProgram.byKey(results.rows()).getOrDefault(key, List.of());
            for (int i = 0; i < Math.min(found.size(), ofKey.size()); i++) {
                assertThat(found.get(i)).as(where).isEqualTo(ofKey.get(i));
            }
            assertThat(found).as(where).hasSameSizeAs(ofKey);
        });
        assertThat(results.rows()).as(where).hasSameSizeAs(expected);
    }

    private long latest() {
        return unread.stream().mapToLong(Command::millis).max().orElse(Long.MIN_VALUE);
    }

    private void add(Random random, long nowMillis) {
        List<Command> commands = new ArrayList<>();
        int count = random.nextInt(5) == 0 ? 0 : random.nextInt(25);
        for (int i = 0; i < count; i++) {
            commands.add(new Command(
                    "k" + random.nextInt(4),
                    random.nextInt(StatesProgram.KINDS),
                    random.nextInt(8),
                    nowMillis - random.nextInt(600)));
        }
        source.addAll(commands);
        unread.addAll(commands);
    }

    private SteppedQuery open(Pipeline pipeline, Random random) {
        EmbeddedEngine.Builder engine = EmbeddedEngine.builder()
                .checkpoint(directory)
                .clock(clock)
                .stateStore(random.nextBoolean() ? StateStores.heap() : StateStores.rocksDb())
                .workers(1 + random.nextInt(3))
                .maxEventsPerBatch(100_000);
        return SteppedQuery.open(engine, pipeline, CheckpointFiles.local(), CallWatch.NONE);
    }
}
