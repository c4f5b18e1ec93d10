package dev.holdfast.runtime.store.heap;

import dev.holdfast.keyed.rows.Row;
import dev.holdfast.runtime.change.ChangeBlockReader;
import dev.holdfast.runtime.change.KeyRange;
import dev.holdfast.runtime.store.DueLimits;
import dev.holdfast.runtime.store.DueTimers;
import dev.holdfast.runtime.store.KeyGroupStore;
import dev.holdfast.runtime.store.RowAccess;
import dev.holdfast.runtime.store.RowWalk;
import dev.holdfast.runtime.store.table.RowOrder;
import dev.holdfast.runtime.store.table.RowTable;
import dev.holdfast.serial.KeyHash;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One key group on the heap: a table of rows, and their deadlines in order. */
final class HeapKeyGroup implements KeyGroupStore {

    private final RowTable table = new RowTable();
    private final RowTimers timers = new RowTimers(table::deadline);
    private final @Nullable RowOrder order;

    HeapKeyGroup(RowAccess access) {
        order = access == RowAccess.IN_ORDER ? new RowOrder(table) : null;
    }

    @Override
    public boolean get(int hash, byte[] key, int offset, int length, Row row) {
        int found = table.find(hash, key, offset, length);
        if (found == RowTable.NO_ROW) {
            row.clear();
            return false;
        }
        table.read(found, row);
        return true;
    }

    @Override
    public RowWalk walk(KeyRange range) {
        RowOrder.Walk rows = order().walk(range);
        return new TableRows() {
            @Override
            int following() {
                return rows.next();
            }
        };
    }

    @Override
    public long removeRange(KeyRange range) {
        IntStream.Builder found = IntStream.builder();
        RowOrder.Walk rows = order().walk(range);
        for (int row = rows.next(); row != RowTable.NO_ROW; row = rows.next()) {
            found.add(row);
        }
        int[] removed = found.build().toArray();
        for (int row : removed) {
            remove(row);
        }
        timers.tidy(removed.length);
        return removed.length;
    }

    @Override
    public void apply(ChangeBlockReader changes) {
        int count = 0;
        for (; changes.next(); count++) {
            int hash = KeyHash.of(changes.array(), changes.keyOffset(), changes.keyLength());
            int row = table.find(hash, changes.array(), changes.keyOffset(), changes.keyLength());
            if (!changes.isRemoval()) {
                put(row, hash, changes);
            } else if (row != RowTable.NO_ROW) {
                remove(row);
            }
        }
        timers.tidy(count);
    }

    @Override
    public void load(ChangeBlockReader rows) {
        while (rows.next()) {
            add(KeyHash.of(rows.array(), rows.keyOffset(), rows.keyLength()), rows);
        }
    }

    @Override
    public DueTimers due(long thresholdMillis, DueLimits limits) {
        int[] due = timers.due(timers.endOfFirst(limits.timers(), thresholdMillis));
        return new DueRows(DeadlineOrder.sorted(due, table), limits);
    }

    @Override
    public long nextDeadlineMillis(long thresholdMillis) {
        return timers.earliestMillis(thresholdMillis);
    }

    @Override
    public long rows() {
        return table.size();
    }

    @Override
    public long timers() {
        return timers.size();
    }

    @Override
    public long memoryUsedBytes() {
        return table.memoryUsedBytes() + timers.memoryUsedBytes() + (order == null ? 0 : order.memoryUsedBytes());
    }

    @Override
    public void forEach(RowVisitor visitor) {
        for (int row : table.sortedByKey(table.rows())) {
            byte[] array = table.array(row);
            visitor.row(
                    array,
                    table.keyOffset(row),
                    table.keyLength(row),
                    array,
                    table.rowOffset(row),
                    table.rowLength(row));
        }
    }

    private void put(int found, int hash, ChangeBlockReader change) {
        if (found == RowTable.NO_ROW) {
            add(hash, change);
        } else {
            long before = table.deadline(found);
            table.replace(found, change.array(), change.rowOffset(), change.rowLength());
            timers.changed(found, before, table.deadline(found));
        }
    }

    private void add(int hash, ChangeBlockReader change) {
        int row = table.add(hash, change);
        timers.changed(row, Row.NO_DEADLINE, table.deadline(row));
        if (order != null) {
            order.add(row);
        }
    }

    private void remove(int row) {
        if (order != null) {
            order.remove(row);
        }
        timers.removed(row, table.deadline(row));
        table.remove(row);
    }

    private RowOrder order() {
        if (order == null) {
            throw new IllegalStateException("this state was asked for without an order of its rows");
        }
        return order;
    }

    /** A way through rows of the table. */
    private abstract class TableRows implements RowWalk {

        private int row;

        /** The number of the next row, or {@link RowTable#NO_ROW}. */
        abstract int following();

        @Override
        public boolean next() {
            row = following();
            return row != RowTable.NO_ROW;
        }

        @Override
        public byte[] keyArray() {
            return table.array(row);
        }

        @Override
        public int keyOffset() {
            return table.keyOffset(row);
        }

        @Override
        public int keyLength() {
            return table.keyLength(row);
        }

        @Override
        public void row(Row into) {
            table.read(row, into);
        }
    }

    /** The first rows that are due. */
    private final class DueRows extends TableRows implements DueTimers {

        private final int[] due;
        private int size;
        private long bytes;
        private int next;

        /** @param due all that may be in the list, in their order */
        DueRows(int[] due, DueLimits limits) {
            this.due = due;
            while (size < due.length && !limits.isFull(size, bytes, rowBytes(size))) {
                bytes += rowBytes(size++);
            }
        }

        @Override
        int following() {
            return next == size ? RowTable.NO_ROW : due[next++];
        }

        @Override
        public int size() {
            return size;
        }

        @Override
        public boolean hasMore() {
            return size < due.length;
        }

        @Override
        public long deadlineMillis(int place) {
            return table.deadline(due[place]);
        }

        @Override
        public int rowBytes(int place) {
            return table.rowLength(due[place]);
        }

        @Override
        public long rowBytes() {
            return bytes;
        }
    }
}
