package dev.holdfast.runtime.store.rocksdb;

import dev.holdfast.serial.KeyHash;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a key group's rows without asking the database: all that the running batch has read, and what earlier
 * batches read or wrote. Two generations; when the younger is full, it becomes the older one, and the older is forgotten. A
 * row that is used again moves to the younger.
 */
final class RowCache {

    private Generation young = new Generation();
    private Generation old = new Generation();

    /** The stored row of a key, {@link StoredRow#ABSENT} if it is known to have none, null if nothing is known. */
    byte @Nullable [] find(byte[] key, int offset, int length) {
        int hash = KeyHash.of(key, offset, length);
        int at = young.find(hash, key, offset, length);
        if (at >= 0) {
            return young.rows[at];
        }
        at = old.find(hash, key, offset, length);
        if (at < 0) {
            return null;
        }
        young.add(hash, old.keys[at], old.rows[at]);
        return old.rows[at];
    }

    /** Remembers the stored row of a key, or that it has none. */
    void put(byte[] rowKey, byte[] stored) {
        int length = rowKey.length - StoreKeys.PREFIX_BYTES;
        int hash = KeyHash.of(rowKey, StoreKeys.PREFIX_BYTES, length);
        int at = young.find(hash, rowKey, StoreKeys.PREFIX_BYTES, length);
        if (at >= 0) {
            young.replace(at, stored);
        } else {
            young.add(hash, rowKey, stored);
        }
    }

    /** Whether there is room for more than the batch itself needs. */
    boolean hasRoom(long maxBytes) {
        return 2 * young.bytes < maxBytes;
    }

    /**
     * Forgets what there is no room for.
     *
     * @param maxBytes what may stay from batch to batch
     */
    void trim(long maxBytes) {
        if (2 * young.bytes > maxBytes) {
            old = young.bytes > maxBytes ? new Generation() : young;
            young = new Generation();
        }
    }

    long bytes() {
        return young.bytes + old.bytes;
    }

    /** An open-addressing table from key to row. */
    private static final class Generation {

        /** Two arrays with their headers, and the places in the table. */
        private static final int ENTRY_BYTES = 64;

        private static final int INITIAL_ENTRIES = 16;

        /** Number of the entry plus one; zero for a slot that is free. */
        private int[] slots = new int[2 * INITIAL_ENTRIES];

        private int[] hashes = new int[INITIAL_ENTRIES];
        private byte[][] keys = new byte[INITIAL_ENTRIES][];
        private byte[][] rows = new byte[INITIAL_ENTRIES][];
        private int size;
        private long bytes;

        int find(int hash, byte[] key, int offset, int length) {
            int mask = slots.length - 1;
            for (int slot = hash & mask; slots[slot] != 0; slot = (slot + 1) & mask) {
                int at = slots[slot] - 1;
                if (hashes[at] == hash && isKey(keys[at], key, offset, length)) {
                    return at;
                }
            }
            return -1;
        }

        void add(int hash, byte[] rowKey, byte[] row) {
            if (size == hashes.length) {
                grow();
            }
            hashes[size] = hash;
            keys[size] = rowKey;
            rows[size] = row;
            insert(size++);
            bytes += ENTRY_BYTES + rowKey.length + row.length;
        }

        void replace(int at, byte[] row) {
            bytes += row.length - rows[at].length;
            rows[at] = row;
        }

        private static boolean isKey(byte[] rowKey, byte[] key, int offset, int length) {
            return Arrays.equals(rowKey, StoreKeys.PREFIX_BYTES, rowKey.length, key, offset, offset + length);
        }

        private void grow() {
            int capacity = 2 * size;
            hashes = Arrays.copyOf(hashes, capacity);
            keys = Arrays.copyOf(keys, capacity);
            rows = Arrays.copyOf(rows, capacity);
            slots = new int[2 * capacity];
            for (int at = 0; at < size; at++) {
                insert(at);
            }
        }

        private void insert(int at) {
            int mask = slots.length - 1;
            int slot = hashes[at] & mask;
            while (slots[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = at + 1;
        }
    }
}
