package dev.holdfast.runtime.keyed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.engine.CheckpointException;
import dev.holdfast.engine.StreamingQueryException;
import dev.holdfast.runtime.EmbeddedEngine;
import dev.holdfast.runtime.StateStores;
import dev.holdfast.runtime.SteppedQuery;
import dev.holdfast.runtime.files.CrashingDisk;
import dev.holdfast.runtime.io.FaultyJsonLines;
import dev.holdfast.runtime.io.MemorySource;
import dev.holdfast.runtime.operator.CallWatch;
import dev.holdfast.runtime.store.StateStore;
import dev.holdfast.runtime.store.rocksdb.RocksDbOptions;
import dev.holdfast.runtime.time.ManualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The operator with three states, cut off at each of the changing file operations of checkpoint and sink, started again on what is left, with and
 * without a power cut, and with another number of workers: each batch gives what the model says, once.
 */
class KeyedOperatorCrashTest {

    private static final Path CHECKPOINT = Path.of("/disk/checkpoint");
    private static final Path ROWS = Path.of("/disk/rows");
    private static final int BATCHES = Integer.getInteger("holdfast.crash.batches", 7);

    /** A row. */
    record Row(String text) {}

    @TempDir
    Path databases;

    private Supplier<StateStore> store = StateStores.heap();
    private List<List<Visits.Command>> commands = List.of();

    @ParameterizedTest
    @CsvSource({"1, false", "2, true"})
    void it_equals_its_model_wherever_the_process_was_cut_off(long seed, boolean afterEffect) {
        cutOff(seed, afterEffect, 1);
    }

    /** The store on disk is opened anew each time, which takes long, and file operations are the same; so only some. */
    @ParameterizedTest
    @CsvSource({"3, false", "4, true"})
    void the_same_with_the_store_on_disk(long seed, boolean afterEffect) {
        store = StateStores.rocksDb(RocksDbOptions.defaults().withDirectory(databases));
        cutOff(seed, afterEffect, 17);
    }

    private void cutOff(long seed, boolean afterEffect, int step) {
        Random random = new Random(seed);
        commands = IntStream.range(0, BATCHES)
                .mapToObj(batch -> batch == BATCHES - 1 ? looks() : CommandsOfVisits.some(random, batch))
                .toList();
        VisitsModel model = new VisitsModel();
        List<Map<String, List<String>>> expected =
                commands.stream().map(model::batch).toList();
        CrashingDisk undisturbed = new CrashingDisk();
        run(undisturbed, 1);
        assertRows(undisturbed, expected, "seed " + seed);
        int call = 1;
        boolean wasCut = true;
        while (wasCut) {
            CrashingDisk disk = new CrashingDisk().failFrom(call, afterEffect);
            try {
                run(disk, 1 + call % 3);
            } catch (StreamingQueryException | CheckpointException e) {
                assertThat(disk.hasFailed()).as("failed without a cut: %s", e).isTrue();
            }
            wasCut = disk.hasFailed();
            String where =
                    "seed " + seed + ", cut at call " + call + (afterEffect ? ", after" : ", before") + " its effect";
            assertFinishes(disk.restarted(), 1 + random.nextInt(3), expected, where);
            assertFinishes(disk.afterPowerCut(random), 1 + random.nextInt(3), expected, where + ", power cut");
            call += step;
        }
        assertThat(call).isGreaterThan(50);
    }

    private void assertFinishes(
            CrashingDisk disk, int workers, List<Map<String, List<String>>> expected, String where) {
        try {
            run(disk, workers);
        } catch (StreamingQueryException | CheckpointException e) {
            throw new AssertionError(where, e);
        }
        assertRows(disk, expected, where);
    }

    /** Runs what is not committed yet; each batch reads the commands of its number. */
    private void run(CrashingDisk disk, int workers) {
        MemorySource<Visits.Command> source = MemorySource.of("commands");
        source.addAll(commands.get(0));
        try (Killable query = new Killable(open(disk, source, workers))) {
            int next = (int) (query.query.lastBatch().orElse(-1L) + 1);
            commands.subList(1, Math.max(1, Math.min(next, BATCHES))).forEach(source::addAll);
            for (int batch = next; batch < BATCHES; batch++) {
                if (batch > 0) {
                    source.addAll(commands.get(batch));
                }
                assertThat(query.query.runBatch()).as("batch %s", batch).isPresent();
            }
            query.isWhole = true;
        }
    }

    /** Stops a query that went well, and drops one that was cut off where it stands. */
    private static final class Killable implements AutoCloseable {

        private final SteppedQuery query;
        private boolean isWhole;

        Killable(SteppedQuery query) {
            this.query = query;
        }

        @Override
        public void close() {
            if (isWhole) {
                query.close();
            } else {
                query.abandon();
            }
        }
    }

    private SteppedQuery open(CrashingDisk disk, MemorySource<Visits.Command> source, int workers) {
        EmbeddedEngine.Builder engine = EmbeddedEngine.builder()
                .checkpoint(CHECKPOINT)
                .clock(new ManualClock(Instant.EPOCH))
                .workers(workers)
                .stateStore(store)
                .batchesPerSnapshot(2)
                .retainBatches(1);
        Pipeline pipeline = Stream.from(source)
                .withWatermark(Visits.Command::at, Duration.ZERO)
                .groupByKey(Visits.Command::key)
                .process(new Visits())
                .map(Row::new)
                .writeTo(FaultyJsonLines.sink(ROWS, Row.class, disk.files()));
        return SteppedQuery.open(engine, pipeline, disk.files(), CallWatch.NONE);
    }

    /** Of several keys the model does not say which comes first. */
    private static void assertRows(CrashingDisk disk, List<Map<String, List<String>>> expected, String where) {
        List<Map<String, List<String>>> found = new ArrayList<>();
        disk.content(ROWS, ".jsonl")
                .forEach((name, content) -> found.add(CommandsOfVisits.byKey(content.lines()
                        .map(line -> line.substring("{\"text\":\"".length(), line.length() - "\"}".length()))
                        .toList())));
        assertThat(found.stream().map(TreeMap::new).toList())
                .as(where)
                .isEqualTo(expected.stream().map(TreeMap::new).toList());
    }

    /** What all keys have at the end. */
    private static List<Visits.Command> looks() {
        return IntStream.range(0, CommandsOfVisits.KEYS)
                .mapToObj(key -> new Visits.Command("k" + key, Instant.ofEpochSecond(1000), "look", 0))
                .toList();
    }
}
