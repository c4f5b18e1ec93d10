package dev.holdfast.benchmarks.store;

import dev.holdfast.keyed.rows.Row;
import dev.holdfast.runtime.StateStores;
import dev.holdfast.runtime.change.ChangeBlockReader;
import dev.holdfast.runtime.change.ChangeBlockWriter;
import dev.holdfast.runtime.change.StateId;
import dev.holdfast.runtime.store.KeyGroupStore;
import dev.holdfast.runtime.store.RowAccess;
import dev.holdfast.runtime.store.StateStore;
import dev.holdfast.runtime.store.rocksdb.RocksDbOptions;
import dev.holdfast.serial.StateOutput;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/**
 * Filling a store as a restart does, by two threads, key group by key group, with rows of 100 bytes that do not compress:
 * the heap store, the RocksDB store, and the RocksDB store with a timeout for each row. Making the rows counts, too. Argument:
 * rows.
 *
 * <pre>{@code
 * ./mvnw -q -pl benchmarks -am package -DskipTests -Pbenchmark \
 *     -Dbenchmark="-Xmx4g dev.holdfast.benchmarks.store.RocksDbRestore 5000000"
 * }</pre>
 */
public final class RocksDbRestore {

    private static final int BLOCK_BYTES = 256 << 10;
    private static final int ROW_BYTES = 90;
    private static final int THREADS = 2;
    private static final int ROUNDS = 3;

    private RocksDbRestore() {}

    public static void main(String[] args) throws Exception {
        int rows = args.length > 0 ? Integer.parseInt(args[0]) : 5_000_000;
        for (int round = 0; round < ROUNDS; round++) {
            Cost.Turn heap = load(StateStores.heap().get(), rows, false);
            Cost.Turn rocksDb = load(rocksDb(), rows, false);
            Cost.Turn timers = load(rocksDb(), rows, true);
            Cost.print("a row: heap %s; RocksDB %s; with timeouts %s", heap, rocksDb, timers);
        }
    }

    private static StateStore rocksDb() throws Exception {
        return StateStores.rocksDb(
                        RocksDbOptions.defaults().withDirectory(Files.createTempDirectory("rocksdb-restore")))
                .get();
    }

    private static Cost.Turn load(StateStore store, int rows, boolean timeouts) throws Exception {
        try (store) {
            List<KeyGroupStore> groups = new ArrayList<>();
            for (int group = 0; group < Updates.KEY_GROUPS; group++) {
                groups.add(store.keyGroup(new StateId("restore", ""), RowAccess.BY_KEY, group));
            }
            return Cost.turn(1, rows, only -> {
                List<CompletableFuture<Void>> threads = new ArrayList<>();
                for (int thread = 0; thread < THREADS; thread++) {
                    int first = thread;
                    threads.add(CompletableFuture.runAsync(() -> {
                        for (int group = first; group < Updates.KEY_GROUPS; group += THREADS) {
                            load(groups.get(group), rows / Updates.KEY_GROUPS, group, timeouts);
                        }
                    }));
                }
                threads.forEach(CompletableFuture::join);
                store.endBatch();
            });
        }
    }

    private static void load(KeyGroupStore group, int rows, int seed, boolean timeouts) {
        ChangeBlockWriter block = new ChangeBlockWriter();
        ChangeBlockReader reader = new ChangeBlockReader();
        StateOutput row = new StateOutput();
        byte[] value = new byte[ROW_BYTES];
        Random random = new Random(seed);
        for (int number = 0; number < rows; number++) {
            random.nextBytes(value);
            row.clear();
            Row.writeHead(row, true, timeouts ? random.nextInt(1 << 30) : Row.NO_DEADLINE, 0);
            row.writeRaw(value, 0, value.length);
            byte[] key = Updates.key(number);
            block.append(key, 0, key.length, row.array(), 0, row.size());
            if (block.size() > BLOCK_BYTES || number == rows - 1) {
                group.load(reader.reset(block.array(), 0, block.size()));
                block.clear();
            }
        }
    }
}
