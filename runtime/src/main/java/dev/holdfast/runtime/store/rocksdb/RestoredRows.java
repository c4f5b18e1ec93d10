package dev.holdfast.runtime.store.rocksdb;

import org.jspecify.annotations.Nullable;

/** The rows of one key group on their way into the database while state is restored: few as writes, many as sorted files. */
final class RestoredRows {

    /** A file costs some milliseconds, however small it is. */
    private static final long FEW_BYTES = 256 << 10;

    /** So that a compaction need not take all rows of a key group at once. */
    private static final long FILE_BYTES = 64L << 20;

    private final RestoredFiles files;
    private long fewBytes;
    private @Nullable SortedFile file;

    RestoredRows(RestoredFiles files) {
        this.files = files;
    }

    void put(byte[] rowKey, byte[] stored, RocksWrites writes) {
        if (fewBytes < FEW_BYTES) {
            fewBytes += rowKey.length + stored.length;
            writes.putRow(rowKey, stored);
        } else {
            SortedFile open = file == null ? files.create() : file;
            file = open;
            open.put(rowKey, stored);
            if (open.bytes() >= FILE_BYTES) {
                finish();
            }
        }
    }

    /** Writes the rest of the file that is being written. */
    void finish() {
        if (file != null) {
            files.finish(file);
            file = null;
        }
    }

    /** Makes all rows visible that went to files. */
    void flush() {
        finish();
        files.handOver();
    }
}
