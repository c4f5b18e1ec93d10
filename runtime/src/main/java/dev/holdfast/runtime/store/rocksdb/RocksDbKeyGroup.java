package dev.holdfast.runtime.store.rocksdb;

import dev.holdfast.runtime.checkpoint.ChangeBlockReader;
import dev.holdfast.runtime.store.DueTimers;
import dev.holdfast.runtime.store.KeyGroupStore;
import dev.holdfast.runtime.store.KeyList;
import dev.holdfast.runtime.store.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * One key group in the database. Rows that a batch asks for are read together, sorted, and kept until its changes come; so
 * the counts of rows and timers follow from what was read anyway.
 */
final class RocksDbKeyGroup implements KeyGroupStore {

    /** Longer chunks gain nothing, and have failed in some versions of RocksDB. */
    private static final int CHUNK = 128;

    private final StoreKeys keys;
    private final RocksDbStateStore store;
    private final RowCache cache = new RowCache();
    private final TimerIndex timers;
    private final RestoredRows restored;
    private long rowCount;
    private long timerCount;
    private long bytes;
    private long reads;
    private long written;

    RocksDbKeyGroup(StoreKeys keys, RocksDbStateStore store) {
        this.keys = keys;
        this.store = store;
        timers = new TimerIndex(keys, store, new TimerRows());
        restored = new RestoredRows(store.restoredFiles());
    }

    @Override
    public void prefetch(KeyList wanted) {
        List<byte[]> missing = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            if (cache.find(wanted.array(), wanted.offset(i), wanted.length(i)) < 0) {
                missing.add(keys.row(wanted.array(), wanted.offset(i), wanted.length(i)));
            }
        }
        missing.sort(Arrays::compareUnsigned);
        for (int from = 0; from < missing.size(); from += CHUNK) {
            List<byte[]> chunk = missing.subList(from, Math.min(missing.size(), from + CHUNK));
            List<byte[]> rows = readSorted(chunk);
            for (int i = 0; i < chunk.size(); i++) {
                cache.add(chunk.get(i), rows.get(i));
            }
        }
    }

    @Override
    public boolean get(byte[] key, int offset, int length, Row row) {
        byte[] stored = cache.stored(entry(key, offset, length));
        if (stored == StoredRow.ABSENT) {
            row.clear();
            return false;
        }
        StoredRow.read(stored, row);
        return true;
    }

    @Override
    public void apply(ChangeBlockReader changes) {
        RocksWrites writes = store.writes().take();
        while (changes.next()) {
            int entry = entry(changes.array(), changes.keyOffset(), changes.keyLength());
            cache.replace(entry, change(changes, cache.rowKey(entry), cache.stored(entry), writes));
            if (writes.isFull()) {
                store.writes().add(writes);
            }
        }
        store.writes().give(writes);
        cache.trim(store.rowCacheShare());
    }

    @Override
    public void load(ChangeBlockReader rows) {
        RocksWrites writes = store.writes().take();
        while (rows.next()) {
            byte[] rowKey = keys.row(rows.array(), rows.keyOffset(), rows.keyLength());
            long deadline = Row.deadlineMillis(rows.array(), rows.rowOffset(), rows.rowLength());
            timers.restore(rowKey, deadline);
            byte[] stored = StoredRow.of(rows.array(), rows.rowOffset(), rows.rowLength(), deadline, deadline);
            restored.put(rowKey, stored, writes);
            bytes += StoredRow.bytes(rowKey, stored);
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
    public DueTimers due(long thresholdMillis) {
        return new DueRows(timers.due(thresholdMillis));
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
        return cache.bytes() + Math.round(store.memoryBytesPerRow() * rowCount);
    }

    @Override
    public void forEach(RowVisitor visitor) {
        flush();
        try (RocksCursor cursor = store.database().rows(keys.first(), keys.end())) {
            while (cursor.next()) {
                byte[] key = cursor.key();
                byte[] stored = cursor.value();
                int offset = StoredRow.rowOffset(stored);
                int keyLength = key.length - StoreKeys.PREFIX_BYTES;
                visitor.row(key, StoreKeys.PREFIX_BYTES, keyLength, stored, offset, stored.length - offset);
            }
        }
    }

    /** Says that no more rows are restored. Those in files are visible when the store hands its files over. */
    void endBatch() {
        restored.finish();
    }

    /** The bytes of all keys and rows. */
    long bytes() {
        return bytes;
    }

    long registrations() {
        return timers.count();
    }

    /** The number of rows read since the last call. */
    long takeReads() {
        long taken = reads;
        reads = 0;
        return taken;
    }

    /** The number of rows written since the last call. */
    long takeWrites() {
        long taken = written;
        written = 0;
        return taken;
    }

    /** Makes visible what was written. */
    private void flush() {
        restored.flush();
        store.writes().flush();
    }

    /** Makes a change, and gives the row that is stored now. */
    private byte[] change(ChangeBlockReader change, byte[] rowKey, byte[] before, RocksWrites writes) {
        boolean existed = before != StoredRow.ABSENT;
        if (change.isRemoval() && !existed) {
            return before;
        }
        long oldDeadline = StoredRow.deadlineMillis(before);
        long registered = existed ? StoredRow.registration(before, oldDeadline) : Row.NO_DEADLINE;
        long deadline = change.isRemoval()
                ? Row.NO_DEADLINE
                : Row.deadlineMillis(change.array(), change.rowOffset(), change.rowLength());
        written++;
        bytes -= StoredRow.bytes(rowKey, before);
        rowCount += (change.isRemoval() ? 0 : 1) - (existed ? 1 : 0);
        timerCount += (deadline == Row.NO_DEADLINE ? 0 : 1) - (oldDeadline == Row.NO_DEADLINE ? 0 : 1);
        return change.isRemoval()
                ? remove(rowKey, registered, writes)
                : put(rowKey, change, registered, deadline, writes);
    }

    private byte[] put(byte[] rowKey, ChangeBlockReader change, long registered, long deadline, RocksWrites writes) {
        long now = timers.register(rowKey, registered, deadline, writes);
        byte[] stored = StoredRow.of(change.array(), change.rowOffset(), change.rowLength(), deadline, now);
        writes.putRow(rowKey, stored);
        bytes += StoredRow.bytes(rowKey, stored);
        return stored;
    }

    private byte[] remove(byte[] rowKey, long registered, RocksWrites writes) {
        timers.remove(rowKey, registered, writes);
        writes.removeRow(rowKey);
        return StoredRow.ABSENT;
    }

    /** The entry of a key in the cache, read from the database if it must be. */
    private int entry(byte[] key, int offset, int length) {
        int known = cache.find(key, offset, length);
        if (known >= 0) {
            return known;
        }
        byte[] rowKey = keys.row(key, offset, length);
        if (rowCount == 0) {
            return cache.add(rowKey, StoredRow.ABSENT);
        }
        flush();
        reads++;
        return cache.add(rowKey, store.database().get(rowKey));
    }

    private List<byte[]> readSorted(List<byte[]> rowKeys) {
        if (rowCount == 0 || rowKeys.isEmpty()) {
            return new ArrayList<>(Collections.nCopies(rowKeys.size(), StoredRow.ABSENT));
        }
        flush();
        reads += rowKeys.size();
        return store.database().get(rowKeys);
    }

    /** The rows that timers point to: read sorted, given in the order of the timers. */
    private final class TimerRows implements TimerIndex.RowReader {

        @Override
        public List<byte[]> read(List<byte[]> rowKeys) {
            List<byte[]> missing = new ArrayList<>();
            for (byte[] rowKey : rowKeys) {
                if (find(rowKey) < 0) {
                    missing.add(rowKey);
                }
            }
            missing.sort(Arrays::compareUnsigned);
            List<byte[]> rows = readSorted(missing);
            List<byte[]> all = new ArrayList<>();
            for (byte[] rowKey : rowKeys) {
                int known = find(rowKey);
                all.add(known >= 0 ? cache.stored(known) : taken(rowKey, missing, rows));
            }
            return all;
        }

        @Override
        public void rewritten(byte[] rowKey, byte[] stored) {
            int known = find(rowKey);
            if (known >= 0) {
                cache.replace(known, stored);
            }
        }

        private byte[] taken(byte[] rowKey, List<byte[]> sortedKeys, List<byte[]> rows) {
            int at = Collections.binarySearch(sortedKeys, rowKey, Arrays::compareUnsigned);
            byte[] stored = rows.get(at);
            if (cache.hasRoom(store.rowCacheShare())) {
                cache.add(rowKey, stored);
            }
            return stored;
        }

        private int find(byte[] rowKey) {
            return cache.find(rowKey, StoreKeys.PREFIX_BYTES, rowKey.length - StoreKeys.PREFIX_BYTES);
        }
    }

    /** Reads due rows chunk by chunk: there may be more of them than fit the memory. */
    private final class DueRows implements DueTimers {

        private final TimerList due;
        private int next;
        private List<byte[]> chunkKeys = List.of();
        private List<byte[]> chunkRows = List.of();

        DueRows(TimerList due) {
            this.due = due;
        }

        @Override
        public boolean next() {
            if (next == due.size()) {
                return false;
            }
            if (next % CHUNK == 0) {
                chunkKeys = new ArrayList<>();
                for (int place = next; place < Math.min(due.size(), next + CHUNK); place++) {
                    chunkKeys.add(due.rowKey(place));
                }
                chunkRows = timers.rows().read(chunkKeys);
            }
            next++;
            return true;
        }

        @Override
        public byte[] keyArray() {
            return chunkKeys.get((next - 1) % CHUNK);
        }

        @Override
        public int keyOffset() {
            return StoreKeys.PREFIX_BYTES;
        }

        @Override
        public int keyLength() {
            return keyArray().length - StoreKeys.PREFIX_BYTES;
        }

        @Override
        public void row(Row row) {
            StoredRow.read(chunkRows.get((next - 1) % CHUNK), row);
        }
    }
}
