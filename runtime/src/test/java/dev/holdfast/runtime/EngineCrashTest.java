package dev.holdfast.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.engine.CheckpointException;
import dev.holdfast.engine.StreamingQuery;
import dev.holdfast.engine.StreamingQueryException;
import dev.holdfast.operator.ErrorPolicy;
import dev.holdfast.operator.FailedCall;
import dev.holdfast.operator.FlatMapGroups;
import dev.holdfast.runtime.files.CrashingDisk;
import dev.holdfast.runtime.io.FaultyJsonLines;
import dev.holdfast.runtime.io.MemorySource;
import dev.holdfast.runtime.store.StateStore;
import dev.holdfast.runtime.store.rocksdb.RocksDbOptions;
import dev.holdfast.runtime.time.ManualClock;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Cuts a query off at each of its changing file operations, in checkpoint and sink alike, starts it again on what is left, and
 * compares all results with those of a run that nobody disturbed, dead letters among them. The last batch shows the state of
 * every key.
 */
class EngineCrashTest {

    private static final Path CHECKPOINT = Path.of("/disk/checkpoint");
    private static final Path ROWS = Path.of("/disk/rows");
    private static final Path FAILED = Path.of("/disk/failed");
    private static final List<String> WORDS = List.of("a", "b", "c", "d", "a", "b", "c", "e", "a", "c", "b", "d");
    private static final int EVENTS_PER_BATCH = 4;
    private static final long SEED = 20_261_121;

    /** A row. */
    record Count(String word, long count) {}

    @TempDir
    Path databases;

    private Supplier<StateStore> store = StateStores.heap();

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void results_are_there_exactly_once_wherever_the_process_was_cut_off(boolean afterEffect) throws Exception {
        cutOff(afterEffect, 1);
    }

    /** The store on disk is opened anew each time, which takes long, and file operations are the same; so only some. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void the_same_with_the_store_on_disk(boolean afterEffect) throws Exception {
        store = StateStores.rocksDb(
                RocksDbOptions.defaults().withDirectory(databases).withRowCacheBytes(0));
        cutOff(afterEffect, 17);
    }

    private void cutOff(boolean afterEffect, int step) throws Exception {
        CrashingDisk undisturbed = new CrashingDisk();
        runAll(undisturbed);
        SortedMap<String, String> expected = rows(undisturbed);
        assertThat(expected).hasSize(8);
        int call = 1;
        boolean wasCut = true;
        while (wasCut) {
            CrashingDisk disk = new CrashingDisk().failFrom(call, afterEffect);
            try {
                runAll(disk);
            } catch (StreamingQueryException | CheckpointException e) {
                assertThat(disk.hasFailed()).as("failed without a cut: %s", e).isTrue();
            }
            wasCut = disk.hasFailed();
            String where = "cut at call " + call + (afterEffect ? ", after" : ", before") + " its effect, seed " + SEED;
            assertFinishes(disk.restarted(), expected, where);
            assertFinishes(disk.afterPowerCut(new Random(SEED + call)), expected, where + ", power cut");
            call += step;
        }
        assertThat(call).isGreaterThan(50);
    }

    private void assertFinishes(CrashingDisk disk, SortedMap<String, String> expected, String where) throws Exception {
        try {
            finish(disk);
        } catch (StreamingQueryException | CheckpointException e) {
            throw new AssertionError(where, e);
        }
        assertThat(rows(disk)).as(where).isEqualTo(expected);
    }

    /** Runs the query twice, the second time with more input. */
    private void runAll(CrashingDisk disk) throws InterruptedException {
        MemorySource<String> source = MemorySource.of("words");
        source.addAll(WORDS);
        run(disk, counting(source, disk));
        source.addAll(WORDS);
        run(disk, counting(source, disk));
    }

    /** Does what is left to do. */
    private void finish(CrashingDisk disk) throws InterruptedException {
        MemorySource<String> source = MemorySource.of("words");
        source.addAll(WORDS);
        source.addAll(WORDS);
        run(disk, counting(source, disk));
    }

    private static Pipeline counting(MemorySource<String> source, CrashingDisk disk) {
        return Stream.from(source)
                .groupByKey(word -> word)
                .flatMapGroupsWithState(counting()
                        .onError(ErrorPolicy.deadLettersTo(
                                FaultyJsonLines.sink(FAILED, FailedCall.class, disk.files()))))
                .writeTo(FaultyJsonLines.sink(ROWS, Count.class, disk.files()));
    }

    private void run(CrashingDisk disk, Pipeline pipeline) throws InterruptedException {
        try (StreamingQuery query = EmbeddedEngine.builder()
                .checkpoint(CHECKPOINT)
                .files(disk.files())
                .clock(new ManualClock(Instant.EPOCH))
                .workers(1)
                .stateStore(store)
                .maxEventsPerBatch(EVENTS_PER_BATCH)
                .batchesPerSnapshot(2)
                .retainBatches(1)
                .start(pipeline)) {
            query.processAllAvailable();
        }
    }

    private static SortedMap<String, String> rows(CrashingDisk disk) {
        SortedMap<String, String> rows = disk.content(ROWS, ".jsonl");
        disk.content(FAILED, ".jsonl").forEach((name, content) -> rows.put("failed " + name, content));
        return rows;
    }

    private static FlatMapGroups<String, String, Long, Count> counting() {
        return FlatMapGroups.withoutTimeout(
                "counting", KeySerializers.string(), StateSerializers.int64(), (key, events, state, out) -> {
                    long count = state.getOption().orElse(0L) + TestOperators.count(events);
                    out.emit(new Count(key, count));
                    if (key.equals("e")) {
                        throw new IllegalStateException("no luck");
                    }
                    if (count == 4) {
                        state.remove();
                    } else {
                        state.update(count);
                    }
                });
    }
}
