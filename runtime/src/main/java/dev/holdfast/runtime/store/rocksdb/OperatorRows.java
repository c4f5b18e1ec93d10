package dev.holdfast.runtime.store.rocksdb;

import java.util.SortedMap;
import java.util.TreeMap;

/** The key groups of one operator, and what they did in the last batch. */
final class OperatorRows {

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
    OperatorRows(int number) {
        this.number = number;
    }

    RocksDbKeyGroup keyGroup(int keyGroup, RocksDbStateStore store) {
        return keyGroups.computeIfAbsent(keyGroup, group -> {
            RocksDbKeyGroup added = new RocksDbKeyGroup(new StoreKeys(number, group), store);
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

    void addTo(SortedMap<String, Long> metrics) {
        metrics.put("rocksdbGetCount", reads);
        metrics.put("rocksdbPutCount", writes);
        metrics.put("rocksdbNumInternalColFamiliesKeys", registrations);
        metrics.put("numRowsOnHeap", rowsOnHeap);
        metrics.put("rowsOnHeapBytes", bytesOnHeap);
    }
}
