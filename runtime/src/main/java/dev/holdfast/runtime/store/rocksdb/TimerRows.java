package dev.holdfast.runtime.store.rocksdb;

import dev.holdfast.serial.KeyHash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The rows that timers point to: those that are not on the heap are read sorted. */
final class TimerRows {

    private final KeptRows kept;
    private final DatabaseRows database;
    private final KeptBytes bytes;

    TimerRows(KeptRows kept, DatabaseRows database, KeptBytes bytes) {
        this.kept = kept;
        this.database = database;
        this.bytes = bytes;
    }

    /** The stored rows of keys in any order, in their order. */
    List<byte[]> read(List<byte[]> rowKeys) {
        List<byte[]> missing = new ArrayList<>();
        for (byte[] rowKey : rowKeys) {
            if (find(rowKey) == KeptRows.NO_ROW) {
                missing.add(rowKey);
            }
        }
        missing.sort(Arrays::compareUnsigned);
        List<byte[]> rows = database.get(missing);
        List<byte[]> all = new ArrayList<>();
        for (byte[] rowKey : rowKeys) {
            int row = find(rowKey);
            all.add(row == KeptRows.NO_ROW ? taken(rowKey, missing, rows) : kept.stored(row));
        }
        kept.report();
        return all;
    }

    /** Notes that a row, which was just read, is registered for its deadline now, or not at all if it has none. */
    void reregister(byte[] rowKey, byte[] stored, long deadlineMillis, RocksWrites writes) {
        int row = find(rowKey);
        if (row == KeptRows.NO_ROW) {
            database.write(rowKey, StoredRow.registered(stored, deadlineMillis, deadlineMillis), true, writes);
        } else {
            kept.reregister(row, deadlineMillis);
        }
    }

    /** There may be more of them than fit the heap; each that fits need not be read again when its change comes. */
    private byte[] taken(byte[] rowKey, List<byte[]> sortedKeys, List<byte[]> rows) {
        byte[] stored = rows.get(Collections.binarySearch(sortedKeys, rowKey, Arrays::compareUnsigned));
        if (!bytes.isFarOver()) {
            kept.add(hash(rowKey), rowKey, StoreKeys.PREFIX_BYTES, rowKey.length - StoreKeys.PREFIX_BYTES, stored);
        }
        return stored;
    }

    private int find(byte[] rowKey) {
        return kept.find(hash(rowKey), rowKey, StoreKeys.PREFIX_BYTES, rowKey.length - StoreKeys.PREFIX_BYTES);
    }

    private static int hash(byte[] rowKey) {
        return KeyHash.of(rowKey, StoreKeys.PREFIX_BYTES, rowKey.length - StoreKeys.PREFIX_BYTES);
    }
}
