package dev.holdfast.runtime.store.table;

import dev.holdfast.runtime.change.KeyRange;
import java.util.Arrays;

/**
 * The rows of a table in the order of their keys: a list of leaves, each a sorted array of row numbers. A row is found by two binary
 * searches, one over the first rows of the leaves and one in a leaf; so a change moves at most the numbers of one leaf, and now and then the list
 * of leaves. Rows that come in order fill their leaves.
 *
 * <p>Not thread safe. It knows rows by their numbers, so a row is added when it is in the table, and removed before it leaves it.
 */
public final class RowOrder {

    private static final int LEAF_ROWS = 256;

    private final RowTable table;
    private int[][] leaves = {new int[LEAF_ROWS]};
    private int[] sizes = new int[1];
    private int leafCount = 1;

    /** How often rows came or went. */
    private int changes;

    /** The order of an empty table. */
    public RowOrder(RowTable table) {
        this.table = table;
    }

    /** Adds a row whose key is not there yet. */
    public void add(int row) {
        byte[] array = table.array(row);
        int offset = table.keyOffset(row);
        int length = table.keyLength(row);
        int leaf = leafOf(array, offset, length);
        int place = placeIn(leaf, array, offset, length);
        if (sizes[leaf] == LEAF_ROWS) {
            split(leaf, place == LEAF_ROWS ? LEAF_ROWS : LEAF_ROWS / 2);
            if (place >= sizes[leaf]) {
                place -= sizes[leaf];
                leaf++;
            }
        }
        changes++;
        int[] rows = leaves[leaf];
        System.arraycopy(rows, place, rows, place + 1, sizes[leaf] - place);
        rows[place] = row;
        sizes[leaf]++;
    }

    /** Removes a row that is there. */
    public void remove(int row) {
        byte[] array = table.array(row);
        int leaf = leafOf(array, table.keyOffset(row), table.keyLength(row));
        int place = placeIn(leaf, array, table.keyOffset(row), table.keyLength(row));
        if (place == sizes[leaf] || leaves[leaf][place] != row) {
            throw new IllegalStateException("row " + row + " is not where its key belongs");
        }
        changes++;
        int[] rows = leaves[leaf];
        System.arraycopy(rows, place + 1, rows, place, sizes[leaf] - place - 1);
        if (--sizes[leaf] == 0 && leafCount > 1) {
            leafCount--;
            System.arraycopy(leaves, leaf + 1, leaves, leaf, leafCount - leaf);
            System.arraycopy(sizes, leaf + 1, sizes, leaf, leafCount - leaf);
        }
    }

    /** Forgets all rows. */
    public void clear() {
        leaves = new int[][] {leaves[0]};
        sizes = new int[1];
        leafCount = 1;
        changes++;
    }

    /** A way through the rows of a range. Rows may come meanwhile, and those that the walk has not reached may go; it goes on behind its last one. */
    public Walk walk(KeyRange range) {
        return new Walk(range);
    }

    /** The bytes of all arrays. */
    public long memoryUsedBytes() {
        return leafCount * (long) LEAF_ROWS * Integer.BYTES + leaves.length * (long) (Long.BYTES + Integer.BYTES);
    }

    /** Goes from row to row. */
    public final class Walk {

        private final KeyRange range;
        private int leaf;
        private int place;
        private int last = RowTable.NO_ROW;
        private int seenChanges;

        private Walk(KeyRange range) {
            this.range = range;
            find();
        }

        /** Goes to the first row behind the last one. */
        private void find() {
            seenChanges = changes;
            if (last == RowTable.NO_ROW) {
                byte[] from = range.from();
                leaf = leafOf(from, 0, from.length);
                place = placeIn(leaf, from, 0, from.length);
            } else {
                leaf = leafOf(table.array(last), table.keyOffset(last), table.keyLength(last));
                place = placeIn(leaf, table.array(last), table.keyOffset(last), table.keyLength(last)) + 1;
            }
        }

        /** The number of the next row, or {@link RowTable#NO_ROW} at the end. */
        public int next() {
            if (seenChanges != changes) {
                find();
            }
            if (place == sizes[leaf]) {
                if (leaf + 1 == leafCount) {
                    return RowTable.NO_ROW;
                }
                leaf++;
                place = 0;
            }
            int row = leaves[leaf][place];
            if (range.endsBefore(table.array(row), table.keyOffset(row), table.keyLength(row))) {
                return RowTable.NO_ROW;
            }
            place++;
            last = row;
            return row;
        }
    }

    /** The last leaf whose first row is not behind a key; the first leaf if there is none. */
    private int leafOf(byte[] key, int offset, int length) {
        int low = 1;
        int high = leafCount;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (table.compareKey(leaves[middle][0], key, offset, length) <= 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    /** Where in a leaf a key stands, or would. */
    private int placeIn(int leaf, byte[] key, int offset, int length) {
        int[] rows = leaves[leaf];
        int low = 0;
        int high = sizes[leaf];
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (table.compareKey(rows[middle], key, offset, length) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Puts the rows of a leaf from one on into a new leaf behind it. */
    private void split(int leaf, int from) {
        if (leafCount == leaves.length) {
            leaves = Arrays.copyOf(leaves, 2 * leafCount);
            sizes = Arrays.copyOf(sizes, 2 * leafCount);
        }
        System.arraycopy(leaves, leaf + 1, leaves, leaf + 2, leafCount - leaf - 1);
        System.arraycopy(sizes, leaf + 1, sizes, leaf + 2, leafCount - leaf - 1);
        leafCount++;
        int moved = sizes[leaf] - from;
        leaves[leaf + 1] = new int[LEAF_ROWS];
        System.arraycopy(leaves[leaf], from, leaves[leaf + 1], 0, moved);
        sizes[leaf + 1] = moved;
        sizes[leaf] = from;
    }
}
