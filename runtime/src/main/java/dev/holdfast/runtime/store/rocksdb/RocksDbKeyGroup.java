package dev.holdfast.runtime.store.rocksdb;

import dev.holdfast.keyed.rows.Row;
import dev.holdfast.runtime.change.ChangeBlockReader;
import dev.holdfast.runtime.change.KeyRange;
import dev.holdfast.runtime.store.DueLimits;
import dev.holdfast.runtime.store.DueTimers;
import dev.holdfast.runtime.store.KeyGroupStore;
import dev.holdfast.runtime.store.KeyList;
import dev.holdfast.runtime.store.RowAccess;
import dev.holdfast.runtime.store.RowWalk;
import dev.holdfast.runtime.store.table.KeyOrder;
import dev.holdfast.runtime.store.table.OverlaidWalk;
import dev.holdfast.serial.KeyHash;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * One key group: rows on the heap, behind them those in the database, and the timers of both. A batch reads rows to the heap,
 * together and sorted, and changes them there; they are written when they leave it. So the counts of rows and timers follow
 * from what was read anyway, and a row that changes in each batch is written once for many.
 */
final class RocksDbKeyGroup implements KeyGroupStore {

    private final StoreKeys keys;
    private final RocksDbStateStore store;
    private final KeptRows kept;
    private final DatabaseRows database;
    private final TimerRows timerRows;
    private final TimerIndex timers;
    private long rowCount;
    private long timerCount;
    private long bytes;

    RocksDbKeyGroup(StoreKeys keys, RowAccess access, RocksDbStateStore store) {
        this.keys = keys;
        this.store = store;
        kept = new KeptRows(store.keptBytes(), access);
        database = new DatabaseRows(keys, store);
        timerRows = new TimerRows(kept, database, store.keptBytes());
        timers = new TimerIndex(keys, store, timerRows);
    }

    @Override
    public void prefetch(KeyList wanted) {
        store.database().requireOpen();
        IntStream.Builder missing = IntStream.builder();
        for (int i = 0; i < wanted.size(); i++) {
            int row = kept.find(wanted.hash(i), wanted.array(), wanted.offset(i), wanted.length(i));
            if (row == KeptRows.NO_ROW) {
                missing.add(i);
            } else {
                kept.use(row);
            }
        }
        int[] sorted = KeyOrder.sorted(missing.build().toArray(), new WantedKeys(wanted));
        for (int from = 0; from < sorted.length; from += DatabaseRows.CHUNK) {
            fetch(wanted, sorted, from, Math.min(sorted.length, from + DatabaseRows.CHUNK));
        }
        kept.report();
    }

    @Override
    public boolean get(int hash, byte[] key, int offset, int length, Row row) {
        int found = row(hash, key, offset, length);
        if (!kept.exists(found)) {
            row.clear();
            return false;
        }
        kept.read(found, row);
        return true;
    }

    @Override
    public RowWalk walk(KeyRange range) {
        return kept.walk(range, database.walk(range));
    }

    /** The database takes one entry for all; rows are looked at all the same, to count them and to remove their timers. */
    @Override
    public long removeRange(KeyRange range) {
        RocksWrites writes = store.writes().take();
        long removed = 0;
        long removedFromDatabase = 0;
        StoredWalk below = database.walk(range);
        try (OverlaidWalk walk = kept.walk(range, below)) {
            for (; walk.next(); removed++) {
                int row = walk.tableRow();
                byte[] stored =
                        row == KeptRows.NO_ROW ? Objects.requireNonNull(below).stored() : kept.stored(row);
                forget(walk, stored, writes);
                removedFromDatabase += row == KeptRows.NO_ROW || kept.isInDatabase(row) ? 1 : 0;
                if (row != KeptRows.NO_ROW) {
                    kept.removedEverywhere(row);
                }
            }
        }
        database.removeRange(range, removedFromDatabase);
        store.writes().give(writes);
        kept.report();
        return removed;
    }

    @Override
    public void apply(ChangeBlockReader changes) {
        RocksWrites writes = store.writes().take();
        while (changes.next()) {
            change(changes, writes);
            if (writes.isFull()) {
                store.writes().add(writes);
            }
        }
        store.writes().give(writes);
        kept.report();
        if (store.keptBytes().isFarOver()) {
            evict(store.keptBytes().excess());
        }
    }

    @Override
    public void load(ChangeBlockReader rows) {
        RocksWrites writes = store.writes().take();
        while (rows.next()) {
            byte[] rowKey = keys.row(rows.array(), rows.keyOffset(), rows.keyLength());
            long deadline = Row.deadlineMillis(rows.array(), rows.rowOffset(), rows.rowLength());
            timers.restore(rowKey, deadline);
            byte[] stored = StoredRow.of(rows.array(), rows.rowOffset(), rows.rowLength(), deadline, deadline);
            database.restore(rowKey, stored, writes);
            bytes += rows.keyLength() + rows.rowLength();
            rowCount++;
            timerCount += deadline == Row.NO_DEADLINE ? 0 : 1;
            if (writes.isFull()) {
                store.writes().add(writes);
            }
        }
        timers.writeRestored(writes);
        store.writes().give(writes);
    }

    @Override
    public DueTimers due(long thresholdMillis, DueLimits limits) {
        return new DueRows(timers.due(thresholdMillis, limits), timerRows);
    }

    @Override
    public long nextDeadlineMillis(long thresholdMillis) {
        return timers.nextDeadlineMillis(thresholdMillis);
    }

    @Override
    public long rows() {
        return rowCount;
    }

    @Override
    public long timers() {
        return timerCount;
    }

    @Override
    public long memoryUsedBytes() {
        return kept.memoryUsedBytes() + Math.round(store.memoryBytesPerRow() * rowCount);
    }

    /** Changed rows are written first, so that the database has all of them in order. */
    @Override
    public void forEach(RowVisitor visitor) {
        RocksWrites writes = store.writes().take();
        kept.writeChanged(writer(writes));
        store.writes().give(writes);
        database.forEach(visitor);
    }

    /** Says that no more rows are restored, and what a batch has left on the heap. */
    void endBatch() {
        database.endRestore();
        kept.report();
    }

    /** Gives up rows that were not used, about so many bytes of them. Returns whether the end of all rows was reached. */
    boolean evict(long excessBytes) {
        RocksWrites writes = store.writes().take();
        boolean atEnd = kept.evict(excessBytes, writer(writes));
        store.writes().give(writes);
        return atEnd;
    }

    /** The bytes of all keys and rows. */
    long bytes() {
        return bytes;
    }

    KeptRows kept() {
        return kept;
    }

    DatabaseRows database() {
        return database;
    }

    long registrations() {
        return timers.count();
    }

    /** Takes a row out of all figures, and its timer away. */
    private void forget(RowWalk walk, byte[] stored, RocksWrites writes) {
        long deadline = StoredRow.deadlineMillis(stored);
        long registered = StoredRow.registration(stored, deadline);
        timers.remove(walk.keyArray(), walk.keyOffset(), walk.keyLength(), registered, writes);
        rowCount--;
        timerCount -= deadline == Row.NO_DEADLINE ? 0 : 1;
        bytes -= walk.keyLength() + stored.length - StoredRow.rowOffset(stored);
    }

    private KeptRows.Writer writer(RocksWrites writes) {
        return (key, offset, length, stored, isKnown) ->
                database.write(keys.row(key, offset, length), stored, isKnown, writes);
    }

    private void change(ChangeBlockReader change, RocksWrites writes) {
        int hash = KeyHash.of(change.array(), change.keyOffset(), change.keyLength());
        int row = row(hash, change.array(), change.keyOffset(), change.keyLength());
        boolean existed = kept.exists(row);
        if (change.isRemoval() && !existed) {
            return;
        }
        long oldDeadline = kept.deadlineMillis(row);
        long deadline = change.isRemoval()
                ? Row.NO_DEADLINE
                : Row.deadlineMillis(change.array(), change.rowOffset(), change.rowLength());
        rowCount += (change.isRemoval() ? 0 : 1) - (existed ? 1 : 0);
        timerCount += (deadline == Row.NO_DEADLINE ? 0 : 1) - (oldDeadline == Row.NO_DEADLINE ? 0 : 1);
        bytes -= kept.bytes(row);
        if (change.isRemoval()) {
            timers.remove(change, kept.registeredMillis(row), writes);
            kept.remove(row);
        } else {
            kept.put(row, change, timers.register(change, kept.registeredMillis(row), deadline, writes));
        }
        bytes += kept.bytes(row);
    }

    /** The row of a key on the heap, read from the database if it must be. */
    private int row(int hash, byte[] key, int offset, int length) {
        int known = kept.find(hash, key, offset, length);
        return known == KeptRows.NO_ROW
                ? kept.add(hash, key, offset, length, database.get(keys.row(key, offset, length)))
                : known;
    }

    private void fetch(KeyList wanted, int[] sorted, int from, int to) {
        List<byte[]> rowKeys = new ArrayList<>(to - from);
        for (int i = from; i < to; i++) {
            rowKeys.add(keys.row(wanted.array(), wanted.offset(sorted[i]), wanted.length(sorted[i])));
        }
        List<byte[]> rows = database.get(rowKeys);
        for (int i = from; i < to; i++) {
            int key = sorted[i];
            kept.add(wanted.hash(key), wanted.array(), wanted.offset(key), wanted.length(key), rows.get(i - from));
        }
    }

    private record WantedKeys(KeyList wanted) implements KeyOrder.Keys {

        @Override
        public byte[] array(int number) {
            return wanted.array();
        }

        @Override
        public int offset(int number) {
            return wanted.offset(number);
        }

        @Override
        public int length(int number) {
            return wanted.length(number);
        }
    }
}
