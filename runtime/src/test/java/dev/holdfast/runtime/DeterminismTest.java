package dev.holdfast.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.connector.Source;
import dev.holdfast.engine.StreamingQuery;
import dev.holdfast.operator.EventTimeFlatMapGroups;
import dev.holdfast.runtime.TestOperators.Timed;
import dev.holdfast.runtime.io.JsonLines;
import dev.holdfast.runtime.io.MemorySource;
import dev.holdfast.runtime.store.StateStore;
import dev.holdfast.runtime.store.rocksdb.RocksDbOptions;
import dev.holdfast.runtime.time.ManualClock;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same input in the same batches gives the same bytes, in the segments and in the sink. */
class DeterminismTest {

    private static final long SEED = 20_261_121;
    private static final int BATCHES = 6;
    private static final int EVENTS_PER_BATCH = 700;

    @TempDir
    Path directory;

    private final Map<String, Long> initial = new HashMap<>();
    private final List<List<Timed>> batches = new ArrayList<>();

    @BeforeEach
    void draw_the_input() {
        Random random = new Random(SEED);
        for (int batch = 0; batch < BATCHES; batch++) {
            List<Timed> events = new ArrayList<>();
            for (int i = 0; i < EVENTS_PER_BATCH; i++) {
                events.add(new Timed("key-" + random.nextInt(400), 1 + batch * 60L + random.nextInt(90)));
            }
            batches.add(events);
        }
        for (int i = 0; i < 100; i++) {
            initial.put("initial-" + random.nextInt(10_000), random.nextLong());
        }
    }

    @Test
    void segments_and_rows_do_not_depend_on_the_number_of_workers() throws Exception {
        SortedMap<String, String> expected = run("workers-1", 1, false);
        assertThat(expected.keySet())
                .filteredOn(name -> name.endsWith(".batch"))
                .hasSizeGreaterThan(BATCHES);
        assertThat(expected.keySet())
                .filteredOn(name -> name.endsWith(".jsonl"))
                .hasSizeGreaterThan(BATCHES);
        for (int workers : List.of(2, 4, 16, 128)) {
            assertThat(run("workers-" + workers, workers, false))
                    .as("%s workers, seed %s", workers, SEED)
                    .isEqualTo(expected);
        }
    }

    @Test
    void rows_do_not_depend_on_restarts() throws Exception {
        SortedMap<String, String> expected = run("through", 3, false);
        SortedMap<String, String> restarted = run("restarted", 3, true);
        expected.keySet().removeIf(name -> name.endsWith(".batch"));
        restarted.keySet().removeIf(name -> name.endsWith(".batch"));
        assertThat(restarted).as("seed %s", SEED).isEqualTo(expected);
    }

    @Test
    void segments_do_not_depend_on_the_store() throws Exception {
        assertThat(run("rocksdb", List.of(Run.of(3, rocksDb())), false))
                .as("seed %s", SEED)
                .isEqualTo(run("heap", 3, false));
    }

    @Test
    void segments_do_not_depend_on_workers_and_store_of_the_runs_before() throws Exception {
        List<Run> changing = List.of(
                Run.of(1, StateStores.heap()),
                Run.of(7, rocksDb()),
                Run.of(2, StateStores.heap()),
                Run.of(128, rocksDb()),
                Run.of(2, rocksDb()));
        assertThat(run("changing", changing, true)).as("seed %s", SEED).isEqualTo(run("same", 3, true));
    }

    private Supplier<StateStore> rocksDb() {
        return StateStores.rocksDb(RocksDbOptions.defaults()
                .withDirectory(directory.resolve("databases"))
                .withRowCacheBytes(0));
    }

    /** How one run of the query is set. */
    private record Run(int workers, Supplier<StateStore> store) {

        static Run of(int workers, Supplier<StateStore> store) {
            return new Run(workers, store);
        }
    }

    private SortedMap<String, String> run(String name, int workers, boolean restarts) throws Exception {
        return run(name, List.of(Run.of(workers, StateStores.heap())), restarts);
    }

    /** Runs all batches and gives the content of each segment and each file of the sink. */
    private SortedMap<String, String> run(String name, List<Run> runs, boolean restarts) throws Exception {
        Path home = directory.resolve(name);
        MemorySource<Timed> source = MemorySource.of("input");
        ManualClock clock = new ManualClock(Instant.EPOCH);
        StreamingQuery query = start(home, source, clock, runs.get(0));
        int started = 0;
        for (List<Timed> batch : batches) {
            if (restarts) {
                query.stop();
            }
            clock.advance(Duration.ofMinutes(1));
            source.addAll(batch);
            if (restarts) {
                query = start(home, source, clock, runs.get(++started % runs.size()));
            }
            query.processAllAvailable();
        }
        query.stop();
        SortedMap<String, String> files = new TreeMap<>();
        addFiles(home.resolve("checkpoint/batches"), files);
        addFiles(home.resolve("rows"), files);
        return files;
    }

    private StreamingQuery start(Path home, Source<Timed> source, ManualClock clock, Run run) {
        EngineOptions options = EmbeddedEngine.builder()
                .checkpoint(home.resolve("checkpoint"))
                .clock(clock)
                .trigger(WhenAsked.TRIGGER)
                .workers(run.workers())
                .stateStore(run.store())
                .retainBatches(1000)
                .batchesPerSnapshot(1000)
                .options();
        return EmbeddedQuery.start(withFixedIds(options), pipeline(home, source).plan());
    }

    private Pipeline pipeline(Path home, Source<Timed> source) {
        return Stream.from(source)
                .withWatermark(Timed::at, Duration.ofSeconds(20))
                .groupByKey(Timed::key)
                .flatMapGroupsWithState(joining().withInitialState(initial))
                .groupByKey(row -> row.substring(0, row.length() - 1))
                .flatMapGroupsWithState(TestOperators.processingTimeCount())
                .writeTo(JsonLines.sink(home.resolve("rows")));
    }

    /** Counts and sums in an order that shows, with a timeout twenty seconds on. */
    private static EventTimeFlatMapGroups<String, Timed, Long, String> joining() {
        return EventTimeFlatMapGroups.withEventTimeTimeout(
                "joining", KeySerializers.string(), StateSerializers.int64(), (key, events, state, out) -> {
                    if (state.hasTimedOut()) {
                        state.remove();
                        out.emit(key + "!");
                        return;
                    }
                    long value = state.getOption().orElse(7L);
                    long latest = state.currentWatermark().getEpochSecond();
                    while (events.hasNext()) {
                        long seconds = events.next().seconds();
                        value = 31 * value + seconds;
                        latest = Math.max(latest, seconds);
                    }
                    state.update(value);
                    state.setTimeoutTimestamp(Instant.ofEpochSecond(latest + 20));
                    out.emit(key + " " + value);
                });
    }

    private static EngineOptions withFixedIds(EngineOptions options) {
        Supplier<UUID> ids = () -> new UUID(1, 2);
        return new EngineOptions(
                options.directory(),
                options.checkpoint(),
                options.name(),
                options.workers(),
                options.trigger(),
                options.stateStore(),
                options.droppedStates(),
                options.limits(),
                options.pollInterval(),
                options.idleReportInterval(),
                options.maxClockStep(),
                options.stopTimeout(),
                options.onFailure(),
                options.listeners(),
                options.restartPolicy(),
                options.progressLogInterval(),
                options.budgets(),
                options.clock(),
                options.files(),
                options.watch(),
                ids);
    }

    private static void addFiles(Path folder, SortedMap<String, String> files) throws IOException {
        try (java.util.stream.Stream<Path> names = Files.list(folder)) {
            names.filter(name -> name.toString().endsWith(".batch")
                            || name.toString().endsWith(".jsonl"))
                    .forEach(name -> files.put(name.getFileName().toString(), content(name)));
        }
    }

    private static String content(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
