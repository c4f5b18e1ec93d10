package dev.holdfast.runtime.store.heap;

import dev.holdfast.runtime.checkpoint.ChangeBlockReader;
import dev.holdfast.runtime.store.Row;
import dev.holdfast.serial.KeyHash;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Rows by key: an index from keys to row numbers, an address for each row number, and the entries in pages. A row that keeps its
 * length is overwritten in place, any other is appended anew. When more is dead than alive, each change sweeps a few entries, in
 * proportion to its own size, so that no change takes long, and the dead do not outgrow the living.
 */
final class RowTable {

    private static final int MIN_DEAD_BYTES = 4096;

    /** With a half dead in the pages that are swept, two would do to keep up. */
    private static final int SWEPT_FOR_EACH_DEAD_BYTE = 4;

    private final RowIndex index = new RowIndex();
    private final RowPages pages = new RowPages();
    private int[] addresses = new int[0];

    int size() {
        return index.size();
    }

    /** The numbers of all rows, in no particular order. */
    IntStream rows() {
        return index.rows();
    }

    /** The number of the row of a key, or {@link RowIndex#NO_ROW}. */
    int find(int hash, byte[] key, int offset, int length) {
        int row = index.first(hash);
        while (row != RowIndex.NO_ROW && !pages.keyEquals(addresses[row], key, offset, length)) {
            row = index.next(row);
        }
        return row;
    }

    /** Adds a row of a key that has none, and returns its number. */
    int add(int hash, ChangeBlockReader change) {
        int row = index.add(hash);
        if (row >= addresses.length) {
            addresses = Arrays.copyOf(addresses, Math.max(8, row + (row >> 1) + 1));
        }
        append(row, change);
        return row;
    }

    void replace(int row, ChangeBlockReader change) {
        int address = addresses[row];
        if (pages.rowLength(address) == change.rowLength()) {
            byte[] page = pages.page(address);
            System.arraycopy(change.array(), change.rowOffset(), page, pages.rowOffset(address), change.rowLength());
        } else {
            int size = pages.entrySize(address);
            append(row, change);
            pages.discard(address);
            sweep(size);
        }
    }

    void remove(int row) {
        int address = addresses[row];
        int size = pages.entrySize(address);
        index.remove(row);
        pages.discard(address);
        sweep(size);
    }

    void read(int row, Row into) {
        int address = addresses[row];
        into.reset(pages.page(address), pages.rowOffset(address), pages.rowLength(address));
    }

    long deadline(int row) {
        int address = addresses[row];
        return Row.deadlineMillis(pages.page(address), pages.rowOffset(address), pages.rowLength(address));
    }

    /** The array in which key and row stand. */
    byte[] array(int row) {
        return pages.page(addresses[row]);
    }

    int keyOffset(int row) {
        return pages.keyOffset(addresses[row]);
    }

    int keyLength(int row) {
        return pages.keyLength(addresses[row]);
    }

    int rowOffset(int row) {
        return pages.rowOffset(addresses[row]);
    }

    int rowLength(int row) {
        return pages.rowLength(addresses[row]);
    }

    int compareKeys(int left, int right) {
        int leftStart = keyOffset(left);
        int rightStart = keyOffset(right);
        return Arrays.compareUnsigned(
                array(left),
                leftStart,
                leftStart + keyLength(left),
                array(right),
                rightStart,
                rightStart + keyLength(right));
    }

    long memoryUsedBytes() {
        return pages.memoryUsedBytes() + index.memoryUsedBytes() + (long) addresses.length * Integer.BYTES;
    }

    private void append(int row, ChangeBlockReader change) {
        addresses[row] = pages.append(
                change.array(),
                change.keyOffset(),
                change.keyLength(),
                change.array(),
                change.rowOffset(),
                change.rowLength());
    }

    private void sweep(long deadBytes) {
        long left = SWEPT_FOR_EACH_DEAD_BYTE * deadBytes;
        while (left > 0 && pages.deadBytes() > Math.max(MIN_DEAD_BYTES, pages.liveBytes())) {
            int address = pages.nextToSweep();
            if (address == RowPages.NO_ADDRESS) {
                return;
            }
            left -= pages.entrySize(address);
            move(address);
        }
    }

    /** Moves the entry at an address, unless it is dead. */
    private void move(int address) {
        byte[] page = pages.page(address);
        int keyOffset = pages.keyOffset(address);
        int keyLength = pages.keyLength(address);
        int row = index.first(KeyHash.of(page, keyOffset, keyLength));
        while (row != RowIndex.NO_ROW && addresses[row] != address) {
            row = index.next(row);
        }
        if (row != RowIndex.NO_ROW) {
            addresses[row] =
                    pages.append(page, keyOffset, keyLength, page, pages.rowOffset(address), pages.rowLength(address));
            pages.discard(address);
        }
    }
}
