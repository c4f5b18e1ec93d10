package dev.holdfast.runtime.store.table;

import dev.holdfast.keyed.rows.Row;
import dev.holdfast.runtime.change.ChangeBlockReader;
import dev.holdfast.serial.KeyHash;
import java.util.Arrays;

/**
 * Rows by key: an index from keys to row numbers, an address for each row number, and the entries in pages. Row numbers are small
 * and stay with a row for its life, so that other arrays can be indexed by them; those of removed rows are used again.
 *
 * <p>A row that keeps its length is overwritten in place, any other is appended anew. When more is dead than alive, each change
 * sweeps a few entries, in proportion to its own size, so that no change takes long, and the dead do not outgrow the living.
 * Additions move nothing.
 *
 * <p>Not thread safe. What is asked about a row is asked about one that is there.
 */
public final class RowTable {

    /** In place of the number of a row that is not there. */
    public static final int NO_ROW = RowIndex.NO_ROW;

    private static final int MIN_DEAD_BYTES = 4096;

    /** With a half dead in the pages that are swept, two would do to keep up. */
    private static final int SWEPT_FOR_EACH_DEAD_BYTE = 4;

    /** Of slots, hash and address, with what is not in use. */
    private static final int INDEX_BYTES = 20;

    private final RowIndex index;
    private final RowPages pages = new RowPages();
    private final KeyOrder.Keys keys = new RowKeys();
    private int[] addresses = new int[0];

    /** An empty table. */
    public RowTable() {
        this(0);
    }

    /** An empty table with room for the numbers of some rows. */
    public RowTable(int expectedRows) {
        index = new RowIndex(expectedRows);
    }

    /** The number of rows. */
    public int size() {
        return index.size();
    }

    /** The numbers of all rows, in no particular order. */
    public int[] rows() {
        return index.rows();
    }

    /** Forgets all rows, and keeps memory for about as many. */
    public void clear() {
        index.clear();
        pages.clear();
    }

    /**
     * The number of the row of a key, or {@link #NO_ROW}.
     *
     * @param hash the key's {@link KeyHash}
     */
    public int find(int hash, byte[] key, int offset, int length) {
        int row = index.first(hash);
        while (row != NO_ROW && !pages.keyEquals(addresses[row], key, offset, length)) {
            row = index.next(row);
        }
        return row;
    }

    /** Adds the row of a key that has none, and returns its number. */
    public int add(int hash, ChangeBlockReader change) {
        return add(
                hash,
                change.array(),
                change.keyOffset(),
                change.keyLength(),
                change.array(),
                change.rowOffset(),
                change.rowLength());
    }

    /** Adds the row of a key that has none, and returns its number. */
    public int add(int hash, byte[] key, int keyOffset, int keyLength, byte[] row, int rowOffset, int rowLength) {
        int number = index.add(hash);
        if (number >= addresses.length) {
            addresses = Arrays.copyOf(addresses, Math.max(8, number + (number >> 1) + 1));
        }
        addresses[number] = pages.append(key, keyOffset, keyLength, row, rowOffset, rowLength);
        return number;
    }

    /** Adds a row of another table, of a key that has none here, and returns its number. */
    public int addFrom(RowTable other, int row) {
        byte[] array = other.array(row);
        return add(
                other.index.hash(row),
                array,
                other.keyOffset(row),
                other.keyLength(row),
                array,
                other.rowOffset(row),
                other.rowLength(row));
    }

    /** Gives a row other bytes. */
    public void replace(int row, byte[] bytes, int offset, int length) {
        int address = addresses[row];
        byte[] page = pages.page(address);
        if (pages.rowLength(address) == length) {
            System.arraycopy(bytes, offset, page, pages.rowOffset(address), length);
        } else {
            int size = pages.entrySize(address);
            addresses[row] =
                    pages.append(page, pages.keyOffset(address), pages.keyLength(address), bytes, offset, length);
            pages.discard(address);
            sweep(size);
        }
    }

    /** Removes a row, and frees its number for others. */
    public void remove(int row) {
        int address = addresses[row];
        int size = pages.entrySize(address);
        index.remove(row);
        pages.discard(address);
        sweep(size);
    }

    /** Sets {@code into} to a row. It reads the bytes where they stand, which later changes may write over. */
    public void read(int row, Row into) {
        int address = addresses[row];
        into.reset(pages.page(address), pages.rowOffset(address), pages.rowLength(address));
    }

    /** The deadline of a row, or {@link Row#NO_DEADLINE}. */
    public long deadline(int row) {
        int address = addresses[row];
        return Row.deadlineMillis(pages.page(address), pages.rowOffset(address), pages.rowLength(address));
    }

    /** The array in which key and row stand. */
    public byte[] array(int row) {
        return pages.page(addresses[row]);
    }

    public int keyOffset(int row) {
        return pages.keyOffset(addresses[row]);
    }

    public int keyLength(int row) {
        return pages.keyLength(addresses[row]);
    }

    public int rowOffset(int row) {
        return pages.rowOffset(addresses[row]);
    }

    public int rowLength(int row) {
        return pages.rowLength(addresses[row]);
    }

    /** The numbers of some rows in the order of their keys. */
    public int[] sortedByKey(int[] rows) {
        return KeyOrder.sorted(rows, keys);
    }

    /** Compares the key of a row with another key by their unsigned bytes. */
    int compareKey(int row, byte[] key, int offset, int length) {
        int address = addresses[row];
        int at = pages.keyOffset(address);
        return Arrays.compareUnsigned(
                pages.page(address), at, at + pages.keyLength(address), key, offset, offset + length);
    }

    /** The bytes of a row with its key, and of what leads to it, about. */
    public int entryBytes(int row) {
        return pages.entrySize(addresses[row]) + INDEX_BYTES;
    }

    /** The bytes of the keys and rows that are there. */
    public long liveBytes() {
        return pages.liveBytes();
    }

    /** The bytes that hold nothing any more, and were not given back. */
    public long deadBytes() {
        return pages.deadBytes();
    }

    /** The bytes of all arrays. */
    public long memoryUsedBytes() {
        return pages.memoryUsedBytes() + index.memoryUsedBytes() + (long) addresses.length * Integer.BYTES;
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
        while (row != NO_ROW && addresses[row] != address) {
            row = index.next(row);
        }
        if (row != NO_ROW) {
            addresses[row] =
                    pages.append(page, keyOffset, keyLength, page, pages.rowOffset(address), pages.rowLength(address));
            pages.discard(address);
        }
    }

    private final class RowKeys implements KeyOrder.Keys {

        @Override
        public byte[] array(int number) {
            return RowTable.this.array(number);
        }

        @Override
        public int offset(int number) {
            return keyOffset(number);
        }

        @Override
        public int length(int number) {
            return keyLength(number);
        }
    }
}
