package dev.holdfast.runtime.store.rocksdb;

import dev.holdfast.serial.KeyHash;
import java.util.Arrays;

/**
 * What is known of a key group's rows without asking the database: all that the running batch has read, and what earlier
 * batches read or wrote. Two generations; when the younger is full, it becomes the older one, and the older is forgotten. A
 * row that is used again moves to the younger.
 *
 * <p>Entries are numbered. A number is valid until the next {@link #trim}.
 */
final class RowCache {

    private Generation young = new Generation(0);
    private Generation old = new Generation(0);

    /** The entry of a key, or -1 if nothing is known of it. */
    int find(byte[] key, int offset, int length) {
        int hash = KeyHash.of(key, offset, length);
        int entry = young.find(hash, key, offset, length);
        if (entry >= 0) {
            return entry;
        }
        int before = old.find(hash, key, offset, length);
        return before < 0 ? -1 : young.add(hash, old.keys[before], old.rows[before]);
    }

    /**
     * Remembers the stored row of a key of which nothing is known, or {@link StoredRow#ABSENT}.
     *
     * @return its entry
     */
    int add(byte[] rowKey, byte[] stored) {
        int hash = KeyHash.of(rowKey, StoreKeys.PREFIX_BYTES, rowKey.length - StoreKeys.PREFIX_BYTES);
        return young.add(hash, rowKey, stored);
    }

    byte[] rowKey(int entry) {
        return young.keys[entry];
    }

    /** The stored row, or {@link StoredRow#ABSENT} if the key is known to have none. */
    byte[] stored(int entry) {
        return young.rows[entry];
    }

    void replace(int entry, byte[] stored) {
        young.replace(entry, stored);
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
            old = young.bytes > maxBytes ? new Generation(0) : young;
            young = new Generation(young.size);
        }
    }

    long bytes() {
        return young.bytes + old.bytes;
    }

    /** An open-addressing table from key to row. */
    private static final class Generation {

        /** Two arrays with their headers, and the places in the table. */
        private static final int ENTRY_BYTES = 64;

        private static final int MIN_ENTRIES = 16;

        /** Number of the entry plus one; zero for a slot that is free. */
        private int[] slots;

        private int[] hashes;
        private byte[][] keys;
        private byte[][] rows;
        private int size;
        private long bytes;

        Generation(int expected) {
            int capacity = Math.max(MIN_ENTRIES, Integer.highestOneBit(Math.max(1, expected - 1)) * 2);
            slots = new int[2 * capacity];
            hashes = new int[capacity];
            keys = new byte[capacity][];
            rows = new byte[capacity][];
        }

        int find(int hash, byte[] key, int offset, int length) {
            int mask = slots.length - 1;
            for (int slot = hash & mask; slots[slot] != 0; slot = (slot + 1) & mask) {
                int entry = slots[slot] - 1;
                if (hashes[entry] == hash && isKey(keys[entry], key, offset, length)) {
                    return entry;
                }
            }
            return -1;
        }

        int add(int hash, byte[] rowKey, byte[] row) {
            if (size == hashes.length) {
                grow();
            }
            hashes[size] = hash;
            keys[size] = rowKey;
            rows[size] = row;
            insert(size);
            bytes += ENTRY_BYTES + rowKey.length + row.length;
            return size++;
        }

        void replace(int entry, byte[] row) {
            bytes += row.length - rows[entry].length;
            rows[entry] = row;
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
            for (int entry = 0; entry < size; entry++) {
                insert(entry);
            }
        }

        private void insert(int entry) {
            int mask = slots.length - 1;
            int slot = hashes[entry] & mask;
            while (slots[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = entry + 1;
        }
    }
}
