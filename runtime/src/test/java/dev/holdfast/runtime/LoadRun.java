package dev.holdfast.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.engine.CheckpointException;
import dev.holdfast.engine.StreamingQuery;
import dev.holdfast.engine.StreamingQueryException;
import dev.holdfast.operator.FlatMapGroups;
import dev.holdfast.runtime.LoadModel.Cell;
import dev.holdfast.runtime.files.CheckpointFiles;
import dev.holdfast.runtime.files.CutOff;
import dev.holdfast.runtime.files.Durability;
import dev.holdfast.runtime.reader.StateReader;
import dev.holdfast.runtime.reader.StateView;
import dev.holdfast.runtime.store.StateStore;
import dev.holdfast.runtime.store.rocksdb.RocksDbOptions;
import dev.holdfast.runtime.time.ManualClock;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Runs of one query, each with other settings, many of which end in a kill at any file operation; and the model beside it. */
final class LoadRun {

    private static final List<Integer> WORKERS = List.of(1, 2, 7, 16);
    private static final int KEYS = Integer.getInteger("holdfast.load.keys", 3000);
    private static final int EVENTS_PER_ROUND = Integer.getInteger("holdfast.load.events", 400);
    private static final int MAX_ROUNDS = 12;
    private static final int MAX_CALLS = 120;

    private final Path directory;
    private final Stores stores;
    private final Random random;
    private final RoundSource source;
    private final LoadModel model = new LoadModel();
    private final TallySink sink = new TallySink();
    private final ManualClock clock = new ManualClock(Instant.EPOCH);
    private SortedMap<String, Cell> beforeLastRound = new TreeMap<>();
    private int kills;

    LoadRun(Path directory, Stores stores, long seed) {
        this.directory = directory;
        this.stores = stores;
        random = new Random(seed);
        source = new RoundSource(seed, KEYS, EVENTS_PER_ROUND);
    }

    /** Which stores take turns. */
    enum Stores {
        HEAP,
        ROCKSDB,
        BOTH
    }

    int kills() {
        return kills;
    }

    /** Some rounds, from a start to a stop or a kill; after a kill a run that does what was left to do. */
    void run() throws InterruptedException {
        CutOff process = random.nextBoolean()
                ? CutOff.from(CheckpointFiles.local(), 1 + random.nextInt(MAX_CALLS), random.nextBoolean())
                : CutOff.from(CheckpointFiles.local(), Integer.MAX_VALUE, false);
        try {
            rounds(process.files(), random.nextInt(MAX_ROUNDS));
        } catch (StreamingQueryException | CheckpointException e) {
            if (!process.hasFailed()) {
                throw e;
            }
        }
        if (process.hasFailed()) {
            kills++;
            rounds(CheckpointFiles.local(), 0);
        }
    }

    /** The first round is there before the query: until its first batch has run, it does not wait to be asked. */
    private void rounds(CheckpointFiles files, int count) throws InterruptedException {
        if (count > 0) {
            nextRound();
        }
        try (StreamingQuery query = engine(files).start(pipeline())) {
            query.processAllAvailable();
            for (int round = 1; round < count; round++) {
                nextRound();
                query.processAllAvailable();
            }
        }
    }

    private void nextRound() {
        clock.advance(Duration.ofSeconds(1 + random.nextInt(5)));
        beforeLastRound = model.cells();
        model.round(source.next(), clock.millis());
    }

    private EmbeddedEngine.Builder engine(CheckpointFiles files) {
        return EmbeddedEngine.builder()
                .checkpoint(directory.resolve("checkpoint"))
                .files(files)
                .clock(clock)
                .trigger(WhenAsked.TRIGGER)
                .workers(WORKERS.get(random.nextInt(WORKERS.size())))
                .durability(random.nextBoolean() ? Durability.SYNC : Durability.RELAXED)
                .batchesPerSnapshot(1 + random.nextInt(10))
                .retainBatches(3)
                .stateStore(store());
    }

    private Supplier<StateStore> store() {
        boolean heap = switch (stores) {
            case HEAP -> true;
            case ROCKSDB -> false;
            case BOTH -> random.nextBoolean();
        };
        return heap ? StateStores.heap() : StateStores.rocksDb(rocksDbOptions());
    }

    /** All rows fit the heap, or some, or none. */
    private RocksDbOptions rocksDbOptions() {
        RocksDbOptions options = RocksDbOptions.defaults().withDirectory(directory.resolve("databases"));
        return random.nextInt(3) == 0 ? options : options.withRowCacheBytes(random.nextInt(2) * 100_000L);
    }

    private Pipeline pipeline() {
        return Stream.from(source)
                .groupByKey(LoadModel::key)
                .flatMapGroupsWithState(LoadModel.accounts())
                .groupByKey(row -> row.substring(0, 4))
                .flatMapGroupsWithState(calls())
                .writeTo(sink);
    }

    /** Counts the calls of the operator before it, and passes on what they gave. */
    private static FlatMapGroups<String, String, Long, String> calls() {
        return FlatMapGroups.withoutTimeout(
                "calls", KeySerializers.string(), StateSerializers.int64(), (key, rows, state, out) -> {
                    long count = state.getOption().orElse(0L);
                    while (rows.hasNext()) {
                        out.emit(rows.next());
                        count++;
                    }
                    state.update(count);
                });
    }

    /** Compares what the checkpoint and the sink hold with the model. */
    void check() {
        StateReader reader = StateReader.open(directory.resolve("checkpoint"));
        if (reader.batches().isEmpty()) {
            return;
        }
        assertThat(sink.rows()).asString().isEqualTo(model.rows().toString());
        StateView latest = reader.latest();
        assertThat(cells(latest)).isEqualTo(model.cells());
        long calls = latest.of(calls())
                .all()
                .mapToLong(entry -> entry.state().orElseThrow())
                .sum();
        assertThat(calls).isEqualTo(model.rows().count());
        if (reader.batches().contains(latest.batchId() - 1)) {
            assertThat(cells(reader.asOf(latest.batchId() - 1))).isEqualTo(beforeLastRound);
        }
    }

    private static SortedMap<String, Cell> cells(StateView view) {
        SortedMap<String, Cell> cells = new TreeMap<>();
        view.of(LoadModel.accounts())
                .all()
                .forEach(entry -> cells.put(
                        entry.key(),
                        new Cell(
                                entry.stateOrNull(),
                                entry.timeout().map(Instant::toEpochMilli).orElse(0L))));
        return cells;
    }
}
