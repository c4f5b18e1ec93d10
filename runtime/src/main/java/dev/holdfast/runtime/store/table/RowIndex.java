package dev.holdfast.runtime.store.table;

import java.util.Arrays;

/**
 * Leads from a key's hash to the numbers of the rows that may have it: open addressing with linear probing. Row numbers are
 * small and stay with a row for its life, so that other arrays can be indexed by them; those of removed rows are used again.
 */
final class RowIndex {

    static final int NO_ROW = -1;

    private static final int INITIAL_SLOTS = 16;

    /**
     * Row number plus one in as many of the lower bits as it takes to number all slots, and the hash in the others, so that
     * hardly any other row is looked at on the way; zero for a slot that is free.
     */
    private int[] slots;

    private int[] hashes;
    private int[] freeRows = new int[0];
    private int freeCount;
    private int rowCount;
    private int rowLimit;

    RowIndex(int expectedRows) {
        int wanted = Math.max(INITIAL_SLOTS, expectedRows + expectedRows / 2);
        slots = new int[Integer.highestOneBit(wanted - 1) * 2];
        hashes = new int[Math.max(INITIAL_SLOTS / 2, expectedRows)];
    }

    int size() {
        return rowCount;
    }

    /** The first row with this hash, or {@link #NO_ROW}. */
    int first(int hash) {
        return probe(home(hash), hash);
    }

    /** The row with the same hash behind {@code row} in the same search, or {@link #NO_ROW}. */
    int next(int row) {
        return probe((slotOf(row) + 1) & mask(), hashes[row]);
    }

    int hash(int row) {
        return hashes[row];
    }

    /** Adds a row and returns its number. */
    int add(int hash) {
        int row = freeCount > 0 ? freeRows[--freeCount] : rowLimit++;
        if (row == hashes.length) {
            hashes = Arrays.copyOf(hashes, row + (row >> 1));
        }
        hashes[row] = hash;
        rowCount++;
        if (4L * rowCount > 3L * slots.length) {
            grow();
        }
        insert(row);
        return row;
    }

    /** Removes a row. Later entries of its run move back over the gap, so that no search ends too early. */
    void remove(int row) {
        int hole = slotOf(row);
        for (int slot = (hole + 1) & mask(); slots[slot] != 0; slot = (slot + 1) & mask()) {
            int wanted = home(hashes[rowIn(slot)]);
            if (((slot - wanted) & mask()) >= ((slot - hole) & mask())) {
                slots[hole] = slots[slot];
                hole = slot;
            }
        }
        slots[hole] = 0;
        if (freeCount == freeRows.length) {
            freeRows = Arrays.copyOf(freeRows, Math.max(INITIAL_SLOTS, 2 * freeCount));
        }
        freeRows[freeCount++] = row;
        rowCount--;
    }

    /** The numbers of all rows, in no particular order. */
    int[] rows() {
        int[] rows = new int[rowCount];
        int count = 0;
        for (int entry : slots) {
            if (entry != 0) {
                rows[count++] = (entry & mask()) - 1;
            }
        }
        return rows;
    }

    /** Forgets all rows, and keeps slots for about as many. */
    void clear() {
        if (slots.length > INITIAL_SLOTS && rowCount < slots.length / 16) {
            slots = new int[slots.length / 2];
        } else {
            Arrays.fill(slots, 0);
        }
        rowCount = 0;
        rowLimit = 0;
        freeCount = 0;
    }

    long memoryUsedBytes() {
        return (long) (slots.length + hashes.length + freeRows.length) * Integer.BYTES;
    }

    private int probe(int start, int hash) {
        int mask = mask();
        int slot = start;
        for (int entry = slots[slot]; entry != 0; entry = slots[slot]) {
            int row = (entry & mask) - 1;
            if (((entry ^ hash) & ~mask) == 0 && hashes[row] == hash) {
                return row;
            }
            slot = (slot + 1) & mask;
        }
        return NO_ROW;
    }

    private int slotOf(int row) {
        int slot = home(hashes[row]);
        while (slots[slot] != entry(row)) {
            slot = (slot + 1) & mask();
        }
        return slot;
    }

    private void insert(int row) {
        int slot = home(hashes[row]);
        while (slots[slot] != 0) {
            slot = (slot + 1) & mask();
        }
        slots[slot] = entry(row);
    }

    private int entry(int row) {
        return (hashes[row] & ~mask()) | (row + 1);
    }

    private int rowIn(int slot) {
        return (slots[slot] & mask()) - 1;
    }

    private void grow() {
        int[] old = slots;
        slots = new int[2 * old.length];
        for (int entry : old) {
            // The row that is being added is not among them yet.
            if (entry != 0) {
                insert((entry & (old.length - 1)) - 1);
            }
        }
    }

    /** The lower bits: the upper ones are alike within a key group. */
    private int home(int hash) {
        return hash & mask();
    }

    private int mask() {
        return slots.length - 1;
    }
}
