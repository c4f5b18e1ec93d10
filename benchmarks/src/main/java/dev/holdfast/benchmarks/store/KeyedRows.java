package dev.holdfast.benchmarks.store;

import dev.holdfast.keyed.rows.Row;
import dev.holdfast.runtime.StateStores;
import dev.holdfast.runtime.change.ChangeBlockReader;
import dev.holdfast.runtime.change.ChangeBlockWriter;
import dev.holdfast.runtime.change.KeyRange;
import dev.holdfast.runtime.change.StateId;
import dev.holdfast.runtime.store.KeyGroupStore;
import dev.holdfast.runtime.store.RowAccess;
import dev.holdfast.runtime.store.RowWalk;
import dev.holdfast.runtime.store.StateStore;
import dev.holdfast.serial.StateOutput;
import java.util.Random;

/**
 * Rows with sub-keys: what it costs to put one, to get one, and to walk those of a key, with 10, 1,000 and 100,000 rows for each
 * key, beside rows that nobody walks. Processor time of all threads, a million rows in one key group. Argument: rows.
 *
 * <pre>{@code
 * ./mvnw -q -pl benchmarks -am package -DskipTests -Pbenchmark -Dbenchmark="-Xmx4g dev.holdfast.benchmarks.store.KeyedRows"
 * }</pre>
 */
public final class KeyedRows {

    private static final int BATCH = 10_000;
    private static final int ROUNDS = 6;

    private final int rows;
    private final int rowsOfKey;
    private final StateStore store;
    private final KeyGroupStore keyGroup;
    private final StateOutput address = new StateOutput();
    private final StateOutput row = new StateOutput();
    private final ChangeBlockReader reader = new ChangeBlockReader();
    private long sum;

    private KeyedRows(int rows, int rowsOfKey, StateStore store, RowAccess access) {
        this.rows = rows;
        this.rowsOfKey = rowsOfKey;
        this.store = store;
        keyGroup = store.keyGroup(new StateId("benchmark", "rows"), access, 0);
    }

    public static void main(String[] args) throws Exception {
        int rows = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        for (String name : new String[] {"heap", "rocksdb"}) {
            for (int rowsOfKey : new int[] {10, 1_000, 100_000}) {
                for (RowAccess access : RowAccess.values()) {
                    try (StateStore store = name.equals("heap")
                            ? StateStores.heap().get()
                            : StateStores.rocksDb().get()) {
                        new KeyedRows(rows, rowsOfKey, store, access).run(name, access);
                    }
                }
            }
        }
    }

    private void run(String name, RowAccess access) throws Exception {
        Random random = new Random(1);
        double put = Cost.perOperation(2 * ROUNDS, rows / ROUNDS, round -> puts(random, rows / ROUNDS));
        double get = Cost.perOperation(ROUNDS, BATCH, round -> gets(random));
        double bytes = (double) keyGroup.memoryUsedBytes() / keyGroup.rows();
        if (access == RowAccess.BY_KEY) {
            Cost.print(
                    "%-8s %,8d rows a key, not walked: put %5.0f ns, get %5.0f ns, %.0f bytes a row",
                    name, rowsOfKey, put, get, bytes);
            requireFound();
            return;
        }
        int walks = Math.max(1, BATCH / rowsOfKey);
        double walk = Cost.perOperation(ROUNDS, (long) walks * rowsOfKey, round -> walks(random, walks));
        Cost.print(
                "%-8s %,8d rows a key, walked:     put %5.0f ns, get %5.0f ns, %.0f bytes a row, walk %5.0f ns a row",
                name, rowsOfKey, put, get, bytes, walk);
        requireFound();
    }

    /** What was read is used, so that reading it is not left out. */
    private void requireFound() {
        if (sum == 0) {
            throw new IllegalStateException("no row was found");
        }
    }

    private void puts(Random random, int count) {
        for (int done = 0; done < count; done += BATCH) {
            ChangeBlockWriter block = new ChangeBlockWriter();
            int first = random.nextInt(rows);
            for (int i = 0; i < BATCH; i++) {
                at((int) ((first + i * 7_919L) % rows));
                row.clear();
                Row.writeHead(row, true, Row.NO_DEADLINE, 0);
                row.writeLong(i);
                block.append(address.array(), 0, address.size(), row.array(), 0, row.size());
            }
            keyGroup.apply(reader.reset(block.array(), 0, block.size()));
            store.endBatch();
        }
    }

    private void gets(Random random) {
        Row found = new Row();
        for (int i = 0; i < BATCH; i++) {
            at(random.nextInt(rows));
            sum += keyGroup.get(address.array(), 0, address.size(), found) ? 1 : 0;
        }
    }

    private void walks(Random random, int count) {
        Row found = new Row();
        for (int i = 0; i < count; i++) {
            address.clear();
            address.writeKeyString("user:" + random.nextInt(Math.max(1, rows / rowsOfKey)));
            try (RowWalk walk = keyGroup.walk(KeyRange.startingWith(address.toByteArray()))) {
                while (walk.next()) {
                    walk.row(found);
                    sum += found.deadlineMillis();
                }
            }
        }
    }

    private void at(int number) {
        address.clear();
        address.writeKeyString("user:" + number / rowsOfKey);
        address.writeKeyLong(number % rowsOfKey);
    }
}
