package dev.holdfast.benchmarks.store;

import dev.holdfast.keyed.rows.Row;
import dev.holdfast.runtime.StateStores;
import dev.holdfast.runtime.change.ChangeBlockReader;
import dev.holdfast.runtime.change.ChangeBlockWriter;
import dev.holdfast.runtime.change.StateId;
import dev.holdfast.runtime.store.DueLimits;
import dev.holdfast.runtime.store.DueTimers;
import dev.holdfast.runtime.store.KeyGroupStore;
import dev.holdfast.runtime.store.RowAccess;
import dev.holdfast.runtime.store.StateStore;
import dev.holdfast.runtime.store.rocksdb.RocksDbOptions;
import dev.holdfast.serial.KeyHash;
import dev.holdfast.serial.StateOutput;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/**
 * The same number of timeouts fires in each batch, with few others pending and with many. Beside it, what setting, putting off
 * and clearing a timeout adds to the update of a row. Processor time of the thread of the batch, without compaction. Arguments: {@code heap} or {@code rocksdb}, pending timeouts, batches.
 *
 * <pre>{@code
 * ./mvnw -q -pl benchmarks -am package -DskipTests -Pbenchmark \
 *     -Dbenchmark="-Xmx4g dev.holdfast.benchmarks.store.TimerBatches heap 10000000 60"
 * }</pre>
 */
public final class TimerBatches {

    private static final int FEW = 10_000;
    private static final int FIRING = 10_000;
    private static final long FAR = 1L << 40;

    private TimerBatches() {}

    public static void main(String[] args) throws Exception {
        boolean rocksDb = args.length > 0 && args[0].equals("rocksdb");
        long pending = args.length > 1 ? Long.parseLong(args[1]) : 10_000_000L;
        int batches = args.length > 2 ? Integer.parseInt(args[2]) : 60;
        double few = run(rocksDb, FEW, batches);
        double many = run(rocksDb, pending, batches);
        Cost.print("many / few: %.2f", many / few);
    }

    private static double run(boolean rocksDb, long pending, int batches) throws Exception {
        try (StateStore store = open(rocksDb)) {
            List<KeyGroupStore> groups = new ArrayList<>();
            for (int group = 0; group < Updates.KEY_GROUPS; group++) {
                groups.add(store.keyGroup(new StateId("timers", ""), RowAccess.BY_KEY, group));
            }
            write(groups, FIRING, pending, FAR);
            store.endBatch();
            // Those that fire have keys of their own, and are set anew each time.
            double nanos = Cost.perOperationOfThread(batches, FIRING, batch -> {
                write(groups, 0, FIRING, 10L * batch);
                store.endBatch();
                fire(groups, 10L * batch + 1);
                store.endBatch();
            });
            Cost.print("%,12d pending: %6.0f ns for each that fires, setting and clearing included", pending, nanos);
            if (pending == FEW) {
                report(groups, store);
            }
            return nanos;
        }
    }

    /** Three passes over the same rows, beside one that leaves deadlines alone. */
    private static void report(List<KeyGroupStore> groups, StateStore store) throws Exception {
        double plain = pass(groups, store, Row.NO_DEADLINE, 0);
        double later = pass(groups, store, FAR, 1);
        double earlier = pass(groups, store, FAR - 1_000_000, -1);
        Cost.print(
                "ns for each update: %.0f without a timeout, %.0f putting it off, %.0f bringing it forward",
                plain, later, earlier);
    }

    private static double pass(List<KeyGroupStore> groups, StateStore store, long deadline, long step)
            throws Exception {
        return Cost.perOperationOfThread(100, FEW, round -> {
            write(groups, 1_000_000, 1_000_000 + FEW, deadline == Row.NO_DEADLINE ? deadline : deadline + step * round);
            store.endBatch();
        });
    }

    private static void fire(List<KeyGroupStore> groups, long now) {
        Row row = new Row();
        ChangeBlockReader reader = new ChangeBlockReader();
        for (KeyGroupStore group : groups) {
            if (group.nextDeadlineMillis(now) >= now) {
                continue;
            }
            ChangeBlockWriter changes = new ChangeBlockWriter();
            DueTimers due = group.due(now, DueLimits.NONE);
            while (due.next()) {
                due.row(row);
                changes.appendRemoval(due.keyArray(), due.keyOffset(), due.keyLength());
            }
            group.apply(reader.reset(changes.array(), 0, changes.size()));
        }
    }

    private static void write(List<KeyGroupStore> groups, long from, long to, long deadline) {
        List<ChangeBlockWriter> blocks = new ArrayList<>();
        groups.forEach(group -> blocks.add(new ChangeBlockWriter()));
        StateOutput row = new StateOutput();
        for (long number = from; number < to; number++) {
            byte[] key = Updates.key(number);
            row.clear();
            Row.writeHead(row, true, deadline == Row.NO_DEADLINE ? deadline : deadline + number % 1000 / 100, 0);
            row.writeLong(number);
            int group = KeyHash.keyGroup(KeyHash.of(key, 0, key.length), groups.size());
            blocks.get(group).append(key, 0, key.length, row.array(), 0, row.size());
        }
        ChangeBlockReader reader = new ChangeBlockReader();
        for (int group = 0; group < groups.size(); group++) {
            groups.get(group)
                    .apply(reader.reset(
                            blocks.get(group).array(), 0, blocks.get(group).size()));
        }
    }

    private static StateStore open(boolean rocksDb) throws Exception {
        return rocksDb
                ? StateStores.rocksDb(RocksDbOptions.defaults().withDirectory(Files.createTempDirectory("timers")))
                        .get()
                : StateStores.heap().get();
    }
}
