package dev.holdfast.runtime.store.rocksdb;

import dev.holdfast.runtime.change.KeyRange;
import dev.holdfast.runtime.store.KeyGroupStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of one key group that are in the database: older than those on the heap, where there are both. */
final class DatabaseRows {

    /** Longer chunks gain nothing, and have failed in some versions of RocksDB. */
    static final int CHUNK = 128;

    private final StoreKeys keys;
    private final RocksDbStateStore store;
    private final RestoredRows restored;
    private long count;
    private long reads;
    private long writes;

    DatabaseRows(StoreKeys keys, RocksDbStateStore store) {
        this.keys = keys;
        this.store = store;
        restored = new RestoredRows(store.restoredFiles());
    }

    /** The stored row of a key, or {@link StoredRow#ABSENT}. */
    byte[] get(byte[] rowKey) {
        store.database().requireOpen();
        if (count == 0) {
            return StoredRow.ABSENT;
        }
        flush();
        reads++;
        return store.database().get(rowKey);
    }

    /** The stored rows of sorted keys, in their order; {@link #CHUNK} keys are best. */
    List<byte[]> get(List<byte[]> rowKeys) {
        if (count == 0 || rowKeys.isEmpty()) {
            return new ArrayList<>(Collections.nCopies(rowKeys.size(), StoredRow.ABSENT));
        }
        flush();
        reads += rowKeys.size();
        return store.database().get(rowKeys);
    }

    /** Takes a row that is restored. */
    void restore(byte[] rowKey, byte[] stored, RocksWrites into) {
        restored.put(rowKey, stored, into);
        count++;
    }

    /** Says that no more rows are restored. Those in files are visible when the store hands its files over. */
    void endRestore() {
        restored.finish();
    }

    /** Writes a row, or removes it if it is {@link StoredRow#ABSENT}. */
    void write(byte[] rowKey, byte[] stored, boolean isKnown, RocksWrites into) {
        writes++;
        if (stored == StoredRow.ABSENT) {
            into.removeRow(rowKey);
            count--;
        } else {
            into.putRow(rowKey, stored);
            count += isKnown ? 0 : 1;
        }
        if (into.isFull()) {
            store.writes().add(into);
        }
    }

    /** A walk over the rows of a range; null if there are none at all. */
    @Nullable
    StoredWalk walk(KeyRange range) {
        if (count == 0 || range.isEmpty()) {
            return null;
        }
        flush();
        return new StoredWalk(store.database().rows(keys.row(range.from()), end(range)));
    }

    /**
     * Removes all rows of a range.
     *
     * @param removed how many there are
     */
    void removeRange(KeyRange range, long removed) {
        if (removed > 0) {
            flush();
            store.database().removeRows(keys.row(range.from()), end(range));
            count -= removed;
            writes++;
        }
    }

    private byte[] end(KeyRange range) {
        return range.end() == null ? keys.end() : keys.row(range.end());
    }

    /** Visits the rows by ascending key. */
    void forEach(KeyGroupStore.RowVisitor visitor) {
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

    /** The number of rows read since the last call. */
    long takeReads() {
        long taken = reads;
        reads = 0;
        return taken;
    }

    /** The number of rows written and removed since the last call. */
    long takeWrites() {
        long taken = writes;
        writes = 0;
        return taken;
    }

    /** Makes visible what was written. */
    private void flush() {
        restored.flush();
        store.writes().flush();
    }
}
