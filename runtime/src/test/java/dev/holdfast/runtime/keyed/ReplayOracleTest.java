package dev.holdfast.runtime.keyed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.EventTimeStream;
import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.engine.StreamingQueryProgress;
import dev.holdfast.field.KeyField;
import dev.holdfast.runtime.EmbeddedEngine;
import dev.holdfast.runtime.SteppedQuery;
import dev.holdfast.runtime.files.CheckpointFiles;
import dev.holdfast.runtime.io.JsonLines;
import dev.holdfast.runtime.io.MemorySource;
import dev.holdfast.runtime.keyed.BroadcastProgram.Change;
import dev.holdfast.runtime.keyed.BroadcastProgram.Look;
import dev.holdfast.runtime.keyed.StatesProgram.Command;
import dev.holdfast.runtime.keyed.TimedEvents.Event;
import dev.holdfast.runtime.operator.CallWatch;
import dev.holdfast.runtime.replay.Replay;
import dev.holdfast.runtime.replay.ReplayReport;
import dev.holdfast.runtime.replay.ReplayedBatch;
import dev.holdfast.runtime.time.ManualClock;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.window.Windows;
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

/** All batches of random queries run again for all keys, and give what was committed. */
class ReplayOracleTest {

    private static final KeyField<Counted, String> ALL = KeyField.of("all", counted -> "all", KeySerializers.string());

    @TempDir
    Path directory;

    private final ManualClock clock = new ManualClock(Instant.ofEpochMilli(1_000_000));
    private long lastBatch;

    record Counted(String key, Instant start, long count) {

        Instant at() {
            return start;
        }
    }

    record Text(String key, String text) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void states_and_timers_run_again_as_they_ran(long seed) {
        Random random = new Random(seed);
        MemorySource<Command> source = MemorySource.of("commands");
        Pipeline pipeline = Stream.from(source)
                .withWatermark(Command::at, Duration.ofMillis(300))
                .groupByKey(Command::key)
                .flatMapGroupsWithState(StatesProgram.operator())
                .map(text -> new Text("", text))
                .writeTo(JsonLines.sink(directory.resolve("out")));
        run(pipeline, random, nowMillis -> {
            for (int i = random.nextInt(25); i > 0; i--) {
                source.add(new Command(
                        "k" + random.nextInt(4),
                        random.nextInt(StatesProgram.KINDS),
                        random.nextInt(8),
                        nowMillis - random.nextInt(600)));
            }
        });
        long calls = 0;
        for (int key = 0; key < 4; key++) {
            calls += check(pipeline, "program", "k" + key).calls().size();
        }
        assertThat(calls).isGreaterThan(30);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void calls_that_read_a_broadcast_run_again_as_they_ran(long seed) {
        Random random = new Random(seed);
        MemorySource<Look> looks = MemorySource.of("looks");
        MemorySource<Change> changes = MemorySource.of("changes");
        Pipeline pipeline = Stream.from(looks)
                .groupByKey(Look::key)
                .withBroadcast(Stream.from(changes))
                .flatMapGroupsWithState(BroadcastProgram.operator())
                .map(text -> new Text("", text))
                .writeTo(JsonLines.sink(directory.resolve("out")));
        run(pipeline, random, nowMillis -> {
            for (int i = random.nextInt(4); i > 0; i--) {
                Long value = random.nextInt(3) == 0 ? null : (long) random.nextInt(100);
                changes.add(new Change(1 + random.nextInt(2), random.nextInt(BroadcastProgram.NAMES), value));
            }
            for (int i = random.nextInt(20); i > 0; i--) {
                looks.add(new Look(
                        "k" + random.nextInt(3),
                        random.nextInt(BroadcastProgram.KINDS),
                        random.nextInt(BroadcastProgram.NAMES)));
            }
        });
        long calls = 0;
        for (int key = 0; key < 3; key++) {
            calls += check(pipeline, "program", "k" + key).calls().size();
        }
        assertThat(calls).isGreaterThan(20);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void operators_behind_others_run_again_as_they_ran(long seed) {
        Random random = new Random(seed);
        MemorySource<Event> source = MemorySource.of("events");
        EventTimeStream<Counted> inner = Stream.from(source)
                .withWatermark(Event::at, Duration.ofSeconds(2))
                .dropDuplicates(TimedEvents.ID, Duration.ofSeconds(9))
                .groupBy(TimedEvents.KEY)
                .windowedBy(Windows.tumbling(Duration.ofSeconds(3)))
                .count()
                .whenClosed((key, window, count) -> new Counted(key, window.start(), count));
        Pipeline pipeline = Pipeline.of(
                inner.writeTo(JsonLines.sink(directory.resolve("inner"))),
                inner.groupBy(ALL)
                        .windowedBy(Windows.tumbling(Duration.ofSeconds(12)))
                        .count()
                        .whenClosed((key, window, count) -> new Counted(key, window.start(), count))
                        .writeTo(JsonLines.sink(directory.resolve("outer"))));
        run(pipeline, random, nowMillis -> {
            for (int i = random.nextInt(40); i > 0; i--) {
                long at = 4 * nowMillis - random.nextInt(5000);
                source.add(new Event("k" + random.nextInt(3), random.nextInt(200), at));
            }
        });
        assertThat(check(pipeline, "windows.all", "all").calls()).isNotEmpty();
        for (int key = 0; key < 3; key++) {
            assertThat(check(pipeline, "windows.key", "k" + key).calls()).isNotEmpty();
        }
        for (long id = 0; id < 4; id++) {
            check(pipeline, "dropDuplicates.id", id);
        }
    }

    /** What comes in one round. */
    private interface Round {
        void add(long nowMillis);
    }

    private void run(Pipeline pipeline, Random random, Round round) {
        long nowMillis = 100_000;
        for (int run = 0; run < 2; run++) {
            EmbeddedEngine.Builder engine = EmbeddedEngine.builder()
                    .checkpoint(directory.resolve("checkpoint"))
                    .clock(clock)
                    .keyGroups(16)
                    .retainBatches(10_000)
                    .batchesPerSnapshot(7)
                    .workers(1 + random.nextInt(3));
            try (SteppedQuery query = SteppedQuery.open(engine, pipeline, CheckpointFiles.local(), CallWatch.NONE)) {
                for (int i = 0; i < 6; i++) {
                    nowMillis += random.nextInt(400);
                    round.add(nowMillis);
                    clock.advance(Duration.ofMillis(random.nextInt(700)));
                    runBatches(query);
                }
                if (run == 1) {
                    query.closeEventTime();
                    runBatches(query);
                }
            }
        }
    }

    private void runBatches(SteppedQuery query) {
        Optional<StreamingQueryProgress> progress = query.runBatch();
        while (progress.isPresent()) {
            lastBatch = progress.get().batchId();
            progress = query.runBatch();
        }
    }

    private ReplayReport check(Pipeline pipeline, String operator, Object key) {
        ReplayReport report = Replay.of(directory.resolve("checkpoint"), pipeline)
                .operator(operator)
                .batches(0, lastBatch)
                .key(key);
        List<ReplayedBatch> differing = new ArrayList<>(report.batches());
        differing.removeIf(ReplayedBatch::isAsCommitted);
        assertThat(differing)
                .as(() -> new ReplayReport(operator, report.key(), differing).toString())
                .isEmpty();
        return report;
    }
}
