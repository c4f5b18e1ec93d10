package dev.holdfast.runtime.store.rocksdb;

import dev.holdfast.runtime.store.RowAccess;
import java.util.SortedMap;
import java.util.TreeMap;

/** The key groups of one state, and what they did in the last batch. */
final class StateRows {

    private final int number;
    private final SortedMap<Integer, RocksDbKeyGroup> keyGroups = new TreeMap<>();
    private long reads;
    private long writes;
    private long registrations;
    private long rows;
    private long bytes;
    private long rowsOnHeap;
    private long bytesOnHeap;

    /** @param number what its keys begin with */
    StateRows(int number) {
        this.number = number;
    }

    RocksDbKeyGroup keyGroup(RowAccess access, int keyGroup, RocksDbStateStore store) {
        return keyGroups.computeIfAbsent(keyGroup, group -> {
            RocksDbKeyGroup added = new RocksDbKeyGroup(new StoreKeys(number, group), access, store);
            store.added(added);
            return added;
        });
    }

    /** Says that all changes of a batch were applied, or that all state was restored. */
    void endBatch() {
        keyGroups.values().forEach(RocksDbKeyGroup::endBatch);
    }

    /** Adds up what the key groups did, and what they have. */
    void count() {
        reads = 0;
        writes = 0;
        registrations = 0;
        rows = 0;
        bytes = 0;
        rowsOnHeap = 0;
        bytesOnHeap = 0;
        for (RocksDbKeyGroup keyGroup : keyGroups.values()) {
            reads += keyGroup.database().takeReads();
            writes += keyGroup.database().takeWrites();
            registrations += keyGroup.registrations();
            rows += keyGroup.rows();
            bytes += keyGroup.bytes();
            rowsOnHeap += keyGroup.kept().size();
            bytesOnHeap += keyGroup.kept().memoryUsedBytes();
        }
    }

    long rows() {
        return rows;
    }

    /** The bytes of all keys and rows. */
    long bytes() {
        return bytes;
    }

    /** Adds what was counted to what other states of the operator have. */
    void addTo(SortedMap<String, Long> metrics) {
        metrics.merge("rocksdbGetCount", reads, Long::sum);
        metrics.merge("rocksdbPutCount", writes, Long::sum);
        metrics.merge("rocksdbNumInternalColFamiliesKeys", registrations, Long::sum);
        metrics.merge("numRowsOnHeap", rowsOnHeap, Long::sum);
        metrics.merge("rowsOnHeapBytes", bytesOnHeap, Long::sum);
    }
}
