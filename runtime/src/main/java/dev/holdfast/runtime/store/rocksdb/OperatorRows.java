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

    /** @param number what its keys begin with */
    OperatorRows(int number) {
        this.number = number;
    }

    RocksDbKeyGroup keyGroup(int keyGroup, RocksDbStateStore store) {
        return keyGroups.computeIfAbsent(keyGroup, group -> {
            store.added();
            return new RocksDbKeyGroup(new StoreKeys(number, group), store);
        });
    }

    void endBatch() {
        reads = 0;
        writes = 0;
        registrations = 0;
        rows = 0;
        bytes = 0;
        for (RocksDbKeyGroup keyGroup : keyGroups.values()) {
            keyGroup.endBatch();
            reads += keyGroup.takeReads();
            writes += keyGroup.takeWrites();
            registrations += keyGroup.registrations();
            rows += keyGroup.rows();
            bytes += keyGroup.bytes();
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
    }
}
