package dev.holdfast.runtime.store.rocksdb;

import dev.holdfast.keyed.rows.Row;
import dev.holdfast.runtime.change.ChangeBlockReader;
import dev.holdfast.runtime.change.KeyRange;
import dev.holdfast.runtime.store.RowAccess;
import dev.holdfast.runtime.store.RowWalk;
import dev.holdfast.runtime.store.table.OverlaidWalk;
import dev.holdfast.runtime.store.table.RowOrder;
import dev.holdfast.runtime.store.table.RowTable;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one key group that are on the heap: those of the running batch, and those of earlier batches that are still
 * kept. They count; what the database has for the same keys may be older. A key of which is known that it has no row is here
 * too, with an empty one.
 *
 * <p>Rows have numbers, which are valid until the next {@link #evict}. What was read of a row is valid until the next change.
 */
final class KeptRows {

    static final int NO_ROW = RowTable.NO_ROW;

    private static final int PRESENT = 1;
    private static final int CHANGED = 2;
    private static final int IN_DATABASE = 4;
    private static final int ONE_USE = 8;
    private static final int MOST_USES = 3 * ONE_USE;
    private static final byte[] ABSENT = new byte[0];

    private final KeptBytes all;
    private RowTable table = new RowTable();

    /** Null if nobody wants the rows in order. */
    private @Nullable RowOrder order;

    /** What is known of each row, by its number. */
    private byte[] marks = new byte[0];

    /** When each row is registered in the index of timers, or {@link Row#NO_DEADLINE}; empty until one is. */
    private long[] registered = new long[0];

    /** All numbers of rows are below this. */
    private int limit;

    /** Where the next {@link #evict} goes on. */
    private int hand;

    /** How many of the rows here exist; the others are keys that are known to have none. */
    private int existing;

    private long reportedBytes;

    /**
     * @param all takes what this and others need of the heap
     * @param access whether the rows are wanted in order
     */
    KeptRows(KeptBytes all, RowAccess access) {
        this.all = all;
        order = access == RowAccess.IN_ORDER ? new RowOrder(table) : null;
    }

    int find(int hash, byte[] key, int offset, int length) {
        return table.find(hash, key, offset, length);
    }

    /** Takes what the database has for a key that is not here: a stored row, or {@link StoredRow#ABSENT}. */
    int add(int hash, byte[] key, int offset, int length, byte[] stored) {
        boolean exists = stored != StoredRow.ABSENT;
        int rowOffset = exists ? StoredRow.rowOffset(stored) : 0;
        int row = table.add(hash, key, offset, length, stored, rowOffset, stored.length - rowOffset);
        if (order != null) {
            order.add(row);
        }
        mark(row, exists ? PRESENT | IN_DATABASE : PRESENT);
        existing += exists ? 1 : 0;
        register(row, exists ? StoredRow.registration(stored, deadlineMillis(row)) : Row.NO_DEADLINE);
        return row;
    }

    /** Notes that a batch uses a row which an earlier one has left here. */
    void use(int row) {
        if (marks[row] < MOST_USES) {
            mark(row, marks[row] + ONE_USE);
        }
    }

    boolean exists(int row) {
        return table.rowLength(row) > 0;
    }

    void read(int row, Row into) {
        table.read(row, into);
    }

    /** A copy of a row as it is stored in the database, or {@link StoredRow#ABSENT}. */
    byte[] stored(int row) {
        if (!exists(row)) {
            return StoredRow.ABSENT;
        }
        return StoredRow.of(
                table.array(row),
                table.rowOffset(row),
                table.rowLength(row),
                deadlineMillis(row),
                registeredMillis(row));
    }

    /** The bytes of a row and its key; 0 if there is no row. */
    long bytes(int row) {
        return exists(row) ? table.keyLength(row) + table.rowLength(row) : 0;
    }

    long deadlineMillis(int row) {
        return exists(row) ? table.deadline(row) : Row.NO_DEADLINE;
    }

    long registeredMillis(int row) {
        return row < registered.length ? registered[row] : Row.NO_DEADLINE;
    }

    void put(int row, ChangeBlockReader change, long registeredMillis) {
        existing += exists(row) ? 0 : 1;
        table.replace(row, change.array(), change.rowOffset(), change.rowLength());
        mark(row, marks[row] | CHANGED);
        register(row, registeredMillis);
    }

    /** One that the database has not seen need not be removed there. */
    void remove(int row) {
        existing -= exists(row) ? 1 : 0;
        table.replace(row, ABSENT, 0, 0);
        boolean inDatabase = (marks[row] & IN_DATABASE) != 0;
        mark(row, inDatabase ? marks[row] | CHANGED : marks[row] & ~CHANGED);
        register(row, Row.NO_DEADLINE);
    }

    /** Notes that a row is gone, here and in the database. */
    void removedEverywhere(int row) {
        table.replace(row, StoredRow.ABSENT, 0, 0);
        mark(row, marks[row] & ~(CHANGED | IN_DATABASE));
        register(row, Row.NO_DEADLINE);
    }

    /** Whether the database has a row of the same key. */
    boolean isInDatabase(int row) {
        return (marks[row] & IN_DATABASE) != 0;
    }

    /** The rows of a range, over those of the database. */
    OverlaidWalk walk(KeyRange range, @Nullable RowWalk below) {
        if (order == null) {
            throw new IllegalStateException("this state was asked for without an order of its rows");
        }
        return new OverlaidWalk(table, order.walk(range)::next, below);
    }

    /** Notes that a row is registered anew. */
    void reregister(int row, long registeredMillis) {
        mark(row, marks[row] | CHANGED);
        register(row, registeredMillis);
    }

    /** Writes all changed rows, and keeps them. */
    void writeChanged(Writer writer) {
        write(IntStream.range(0, limit).filter(this::isChanged).toArray(), writer);
    }

    /**
     * Goes on through the rows, and gives up those that no batch has used since it came by last, until they are {@code bytes}
     * or the end is reached. Changed ones are written.
     *
     * @return whether the end was reached
     */
    boolean evict(long bytes, Writer writer) {
        IntStream.Builder passed = IntStream.builder();
        long passedBytes = 0;
        while (hand < limit && passedBytes < bytes) {
            int row = hand++;
            if (marks[row] >= ONE_USE) {
                mark(row, marks[row] - ONE_USE);
            } else if (marks[row] != 0) {
                passed.add(row);
                passedBytes += table.entryBytes(row);
            }
        }
        int[] gone = passed.build().toArray();
        write(IntStream.of(gone).filter(this::isChanged).toArray(), writer);
        drop(gone, passedBytes);
        report();
        boolean atEnd = hand >= limit;
        hand = atEnd ? 0 : hand;
        return atEnd;
    }

    /** The number of rows that exist. */
    int size() {
        return existing;
    }

    long memoryUsedBytes() {
        long ofOrder = order == null ? 0 : order.memoryUsedBytes();
        return table.memoryUsedBytes() + ofOrder + marks.length + (long) registered.length * Long.BYTES;
    }

    /** Notes what is needed now. */
    void report() {
        long now = memoryUsedBytes();
        all.add(now - reportedBytes);
        reportedBytes = now;
    }

    private boolean isChanged(int row) {
        return (marks[row] & CHANGED) != 0;
    }

    private void write(int[] rows, Writer writer) {
        for (int row : table.sortedByKey(rows)) {
            boolean inDatabase = (marks[row] & IN_DATABASE) != 0;
            writer.write(table.array(row), table.keyOffset(row), table.keyLength(row), stored(row), inDatabase);
            int rest = marks[row] & ~(CHANGED | IN_DATABASE);
            mark(row, exists(row) ? rest | IN_DATABASE : rest);
        }
    }

    /** Few are taken out one by one. If that would leave many gaps, what stays moves to a table of its own. */
    private void drop(int[] gone, long goneBytes) {
        boolean few = 4 * (table.deadBytes() + goneBytes) <= table.liveBytes();
        for (int row : gone) {
            marks[row] = 0;
            existing -= exists(row) ? 1 : 0;
            if (few) {
                if (order != null) {
                    order.remove(row);
                }
                table.remove(row);
                register(row, Row.NO_DEADLINE);
            }
        }
        if (!few) {
            move(table.size() - gone.length);
        }
    }

    private void move(int count) {
        RowTable from = table;
        byte[] oldMarks = marks;
        long[] oldRegistered = registered;
        int oldLimit = limit;
        int oldHand = hand;
        table = new RowTable(count);
        order = order == null ? null : new RowOrder(table);
        marks = new byte[count];
        registered = new long[0];
        limit = 0;
        for (int row = 0; row < oldLimit; row++) {
            hand = row == oldHand ? limit : hand;
            if (oldMarks[row] != 0) {
                int moved = table.addFrom(from, row);
                if (order != null) {
                    order.add(moved);
                }
                mark(moved, oldMarks[row]);
                register(moved, row < oldRegistered.length ? oldRegistered[row] : Row.NO_DEADLINE);
            }
        }
        hand = oldHand == oldLimit ? limit : hand;
    }

    private void mark(int row, int mark) {
        if (row >= marks.length) {
            marks = Arrays.copyOf(marks, row + (row >> 1) + 16);
        }
        marks[row] = (byte) mark;
        limit = Math.max(limit, row + 1);
    }

    private void register(int row, long millis) {
        if (row >= registered.length) {
            if (millis == Row.NO_DEADLINE) {
                return;
            }
            int before = registered.length;
            registered = Arrays.copyOf(registered, marks.length);
            Arrays.fill(registered, before, registered.length, Row.NO_DEADLINE);
        }
        registered[row] = millis;
    }

    /** Takes what the database has to be told of a key. */
    @FunctionalInterface
    interface Writer {

        /**
         * Writes a row.
         *
         * @param stored the row, or {@link StoredRow#ABSENT}
         * @param inDatabase whether the database has a row of this key
         */
        void write(byte[] key, int offset, int length, byte[] stored, boolean inDatabase);
    }
}
