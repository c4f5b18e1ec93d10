package dev.holdfast.runtime.operator;

import dev.holdfast.runtime.change.KeyRange;
import dev.holdfast.runtime.store.table.RowOrder;
import dev.holdfast.runtime.store.table.RowTable;
import dev.holdfast.serial.KeyHash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the turns of a key group have changed in a state: rows by their addresses, of which an empty one says that the row was
 * removed, and ranges whose rows were all removed before. What the turn that is under way has changed can be taken back.
 */
final class ChangedRows {

    static final int NO_ROW = RowTable.NO_ROW;

    private static final byte[] REMOVED = new byte[0];

    private final RowTable table = new RowTable();
    private final @Nullable RowOrder order;
    private final TurnRanges ranges = new TurnRanges();

    /** The rows that this turn has changed, each once, and what they were before; null for one that was not there. */
    private int[] changed = new int[8];

    private final List<byte @Nullable []> before = new ArrayList<>();

    /** Takes rows by their addresses. */
    interface RowVisitor {

        /** A row with its deadline, or {@link dev.holdfast.keyed.rows.Row#NO_DEADLINE}. */
        void row(byte[] array, int offset, int length, long deadlineMillis);
    }

    /** @param ordered whether the rows are walked in order */
    ChangedRows(boolean ordered) {
        order = ordered ? new RowOrder(table) : null;
    }

    boolean isEmpty() {
        return table.size() == 0 && ranges.isEmpty();
    }

    /** The number of a row that was changed, or {@link #NO_ROW}. */
    int find(byte[] address, int length) {
        return find(KeyHash.of(address, 0, length), address, length);
    }

    /** The same, of an address whose hash is known. */
    int find(int hash, byte[] address, int length) {
        return table.find(hash, address, 0, length);
    }

    boolean isRemoved(int row) {
        return table.rowLength(row) == 0;
    }

    /** Whether all rows of a range with this address were removed, and it was not written since. */
    boolean isInRemovedRange(byte[] array, int offset, int length) {
        return ranges.contains(array, offset, length);
    }

    RowTable table() {
        return table;
    }

    /** Writes a row. */
    void put(byte[] address, int length, byte[] row, int rowLength) {
        int hash = KeyHash.of(address, 0, length);
        int found = table.find(hash, address, 0, length);
        if (found == NO_ROW) {
            int added = table.add(hash, address, 0, length, row, 0, rowLength);
            if (order != null) {
                order.add(added);
            }
            note(added, null);
        } else {
            note(found, bytes(found));
            table.replace(found, row, 0, rowLength);
        }
    }

    /** Removes a row. */
    void remove(byte[] address, int length) {
        put(address, length, REMOVED, 0);
    }

    /** Removes all rows of a range, also those that were not changed. */
    void removeRange(KeyRange range) {
        for (int row : inOrder(range)) {
            note(row, bytes(row));
            table.replace(row, REMOVED, 0, 0);
        }
        ranges.add(range);
    }

    /** The rows of a range that were changed, in the order of their addresses. Numbers stay valid. */
    int[] inOrder(KeyRange range) {
        if (order == null) {
            throw new IllegalStateException("a state that is never walked has no order of its rows");
        }
        IntStream.Builder rows = IntStream.builder();
        RowOrder.Walk walk = order.walk(range);
        for (int row = walk.next(); row != NO_ROW; row = walk.next()) {
            rows.add(row);
        }
        return rows.build().toArray();
    }

    /** Visits the rows that the turn under way has written and not removed; one that it has written twice is there twice. */
    void forEachWrittenInTurn(RowVisitor visitor) {
        for (int i = 0; i < before.size(); i++) {
            int row = changed[i];
            if (!isRemoved(row)) {
                visitor.row(table.array(row), table.keyOffset(row), table.keyLength(row), table.deadline(row));
            }
        }
    }

    /** Keeps what the turn has changed. */
    void commit() {
        before.clear();
        ranges.commit();
    }

    /** Takes back what the turn has changed. */
    void rollBack() {
        for (int i = before.size() - 1; i >= 0; i--) {
            byte[] bytes = before.get(i);
            if (bytes != null) {
                table.replace(changed[i], bytes, 0, bytes.length);
            } else {
                if (order != null) {
                    order.remove(changed[i]);
                }
                table.remove(changed[i]);
            }
        }
        before.clear();
        ranges.rollBack();
    }

    /** All removed ranges, sorted and without overlaps. */
    List<KeyRange> ranges() {
        return ranges.all();
    }

    /** Forgets everything, and keeps memory for about as much. */
    void clear() {
        commit();
        ranges.clear();
        table.clear();
        if (order != null) {
            order.clear();
        }
    }

    /** The bytes of memory that are kept for the next changes. */
    long capacity() {
        return table.memoryUsedBytes();
    }

    private byte[] bytes(int row) {
        int offset = table.rowOffset(row);
        return Arrays.copyOfRange(table.array(row), offset, offset + table.rowLength(row));
    }

    private void note(int row, byte @Nullable [] bytes) {
        if (before.size() == changed.length) {
            changed = Arrays.copyOf(changed, 2 * changed.length);
        }
        changed[before.size()] = row;
        before.add(bytes);
    }
}
