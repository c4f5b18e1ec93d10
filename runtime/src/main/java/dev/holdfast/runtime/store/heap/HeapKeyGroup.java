package dev.holdfast.runtime.store.heap;

import dev.holdfast.runtime.checkpoint.ChangeBlockReader;
import dev.holdfast.runtime.store.DueTimers;
import dev.holdfast.runtime.store.KeyGroupStore;
import dev.holdfast.runtime.store.Row;
import dev.holdfast.runtime.timer.DeadlineHeap;
import dev.holdfast.serial.KeyHash;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * One key group on the heap.
 *
 * <p>Each row has a number. An open-addressing index leads from a key's hash to the number, and arrays lead from the number
 * to the hash, to the address of the entry in the pages, and to the deadline under which the row is registered in the
 * deadline heap. Numbers of removed rows are used again. A row that keeps its length is overwritten in place, any other is
 * appended anew; when half of the pages is dead, the living entries are copied to new ones.
 *
 * <p>The deadline that counts stands in the row itself. A registration may be earlier than it, never later: putting a
 * deadline off touches nothing but the row, and a registration that comes up too early is renewed. What the heap holds
 * beyond that, from rows that were removed or whose deadline moved forward, is dropped when it comes up.
 */
final class HeapKeyGroup implements KeyGroupStore {

    private static final int INITIAL_ROWS = 8;
    private static final int NO_ROW = -1;
    private static final int MIN_DEAD_BYTES = 4096;

    private int[] index = new int[2 * INITIAL_ROWS];
    private int[] hashes = new int[INITIAL_ROWS];
    private int[] addresses = new int[INITIAL_ROWS];
    private long[] registered = new long[INITIAL_ROWS];
    private int[] freeRows = new int[0];
    private int freeCount;
    private int rowCount;
    private int rowLimit;
    private int timerCount;

    private RowPages pages = new RowPages();
    private long liveBytes;
    private long deadBytes;

    private final DeadlineHeap timers = new DeadlineHeap();
    private final Row scratch = new Row();

    @Override
    public boolean get(byte[] key, int offset, int length, Row row) {
        int found = find(KeyHash.of(key, offset, length), key, offset, length);
        if (found == NO_ROW) {
            row.clear();
            return false;
        }
        read(found, row);
        return true;
    }

    @Override
    public void apply(ChangeBlockReader changes) {
        while (changes.next()) {
            byte[] bytes = changes.array();
            int hash = KeyHash.of(bytes, changes.keyOffset(), changes.keyLength());
            int row = find(hash, bytes, changes.keyOffset(), changes.keyLength());
            if (!changes.isRemoval()) {
                put(row, hash, changes);
            } else if (row != NO_ROW) {
                remove(row);
            }
        }
        if (deadBytes > Math.max(MIN_DEAD_BYTES, liveBytes)) {
            compact();
        }
        if (timers.size() > 2 * (timerCount + INITIAL_ROWS)) {
            registerAnew();
        }
    }

    @Override
    public DueTimers due(long thresholdMillis) {
        IntStream.Builder due = IntStream.builder();
        timers.forEachBefore(thresholdMillis, row -> {
            if (deadline(row) < thresholdMillis) {
                due.add(row);
            }
        });
        int[] rows = due.build().distinct().toArray();
        return new DueRows(sortedByDeadline(rows));
    }

    @Override
    public long nextDeadlineMillis() {
        while (!timers.isEmpty()) {
            long registeredAt = timers.topDeadline();
            int row = timers.topRow();
            long deadline = registered[row] == registeredAt ? deadline(row) : Long.MAX_VALUE;
            if (deadline == registeredAt) {
                return deadline;
            }
            timers.pop();
            if (registered[row] == registeredAt) {
                registered[row] = Row.NO_DEADLINE;
                if (deadline != Long.MAX_VALUE) {
                    register(row, deadline);
                }
            }
        }
        return Long.MAX_VALUE;
    }

    @Override
    public long rows() {
        return rowCount;
    }

    @Override
    public long timers() {
        return timerCount;
    }

    @Override
    public long memoryUsedBytes() {
        long perRow = 2L * Integer.BYTES + Long.BYTES;
        return pages.memoryUsedBytes()
                + (long) index.length * Integer.BYTES
                + hashes.length * perRow
                + (long) freeRows.length * Integer.BYTES
                + timers.memoryUsedBytes();
    }

    @Override
    public void forEach(RowVisitor visitor) {
        sortedByKey(livingRows()).forEach(row -> {
            int address = addresses[row];
            byte[] page = pages.page(address);
            visitor.row(
                    page,
                    pages.keyOffset(address),
                    pages.keyLength(address),
                    page,
                    pages.rowOffset(address),
                    pages.rowLength(address));
        });
    }

    private void put(int found, int hash, ChangeBlockReader change) {
        int row = found;
        if (row == NO_ROW) {
            row = newRow(hash);
            append(row, change);
        } else {
            timerCount -= deadline(row) != Long.MAX_VALUE ? 1 : 0;
            replace(row, change);
        }
        long deadline = deadline(row);
        if (deadline != Long.MAX_VALUE) {
            timerCount++;
            if (registered[row] == Row.NO_DEADLINE || registered[row] > deadline) {
                register(row, deadline);
            }
        }
    }

    private void replace(int row, ChangeBlockReader change) {
        int address = addresses[row];
        if (pages.rowLength(address) == change.rowLength()) {
            System.arraycopy(
                    change.array(),
                    change.rowOffset(),
                    pages.page(address),
                    pages.rowOffset(address),
                    change.rowLength());
        } else {
            discard(address);
            append(row, change);
        }
    }

    private void append(int row, ChangeBlockReader change) {
        addresses[row] = pages.append(
                change.array(),
                change.keyOffset(),
                change.keyLength(),
                change.array(),
                change.rowOffset(),
                change.rowLength());
        liveBytes += pages.entrySize(addresses[row]);
    }

    private void discard(int address) {
        int size = pages.entrySize(address);
        liveBytes -= size;
        deadBytes += size;
    }

    private void remove(int row) {
        timerCount -= deadline(row) != Long.MAX_VALUE ? 1 : 0;
        discard(addresses[row]);
        removeFromIndex(row);
        registered[row] = Row.NO_DEADLINE;
        if (freeCount == freeRows.length) {
            freeRows = Arrays.copyOf(freeRows, Math.max(INITIAL_ROWS, 2 * freeCount));
        }
        freeRows[freeCount++] = row;
        rowCount--;
    }

    private int newRow(int hash) {
        int row = freeCount > 0 ? freeRows[--freeCount] : rowLimit++;
        if (row == hashes.length) {
            int capacity = row + (row >> 1);
            hashes = Arrays.copyOf(hashes, capacity);
            addresses = Arrays.copyOf(addresses, capacity);
            registered = Arrays.copyOf(registered, capacity);
        }
        hashes[row] = hash;
        registered[row] = Row.NO_DEADLINE;
        rowCount++;
        if (4L * rowCount > 3L * index.length) {
            growIndex();
        }
        insert(row);
        return row;
    }

    private void insert(int row) {
        int mask = index.length - 1;
        int slot = slotOf(hashes[row], mask);
        while (index[slot] != 0) {
            slot = (slot + 1) & mask;
        }
        index[slot] = row + 1;
    }

    private int find(int hash, byte[] key, int offset, int length) {
        int mask = index.length - 1;
        for (int slot = slotOf(hash, mask); index[slot] != 0; slot = (slot + 1) & mask) {
            int row = index[slot] - 1;
            if (hashes[row] == hash && pages.keyEquals(addresses[row], key, offset, length)) {
                return row;
            }
        }
        return NO_ROW;
    }

    /** Closes the gap by moving back later entries of the same run, so that no search ends too early. */
    private void removeFromIndex(int row) {
        int mask = index.length - 1;
        int hole = slotOf(hashes[row], mask);
        while (index[hole] != row + 1) {
            hole = (hole + 1) & mask;
        }
        for (int slot = (hole + 1) & mask; index[slot] != 0; slot = (slot + 1) & mask) {
            int home = slotOf(hashes[index[slot] - 1], mask);
            if (((slot - home) & mask) >= ((slot - hole) & mask)) {
                index[hole] = index[slot];
                hole = slot;
            }
        }
        index[hole] = 0;
    }

    private void growIndex() {
        int[] old = index;
        index = new int[2 * old.length];
        for (int entry : old) {
            if (entry != 0) {
                insert(entry - 1);
            }
        }
    }

    /** The lower bits: the upper ones are alike in a key group. */
    private static int slotOf(int hash, int mask) {
        return hash & mask;
    }

    private void compact() {
        RowPages old = pages;
        pages = new RowPages();
        livingRows().forEach(row -> {
            int address = addresses[row];
            byte[] page = old.page(address);
            addresses[row] = pages.append(
                    page,
                    old.keyOffset(address),
                    old.keyLength(address),
                    page,
                    old.rowOffset(address),
                    old.rowLength(address));
        });
        deadBytes = 0;
    }

    private void registerAnew() {
        timers.clear();
        livingRows().forEach(row -> {
            registered[row] = Row.NO_DEADLINE;
            long deadline = deadline(row);
            if (deadline != Long.MAX_VALUE) {
                register(row, deadline);
            }
        });
    }

    private void register(int row, long deadline) {
        registered[row] = deadline;
        timers.push(deadline, row);
    }

    private IntStream livingRows() {
        return Arrays.stream(index).filter(entry -> entry != 0).map(entry -> entry - 1);
    }

    /** The deadline in the row; {@link Long#MAX_VALUE} without one. Removed rows keep their last entry until compaction. */
    private long deadline(int row) {
        read(row, scratch);
        long deadline = scratch.deadlineMillis();
        return deadline == Row.NO_DEADLINE ? Long.MAX_VALUE : deadline;
    }

    private void read(int row, Row into) {
        int address = addresses[row];
        into.reset(pages.page(address), pages.rowOffset(address), pages.rowLength(address));
    }

    private int compareKeys(int left, int right) {
        int a = addresses[left];
        int b = addresses[right];
        int aStart = pages.keyOffset(a);
        int bStart = pages.keyOffset(b);
        return Arrays.compareUnsigned(
                pages.page(a),
                aStart,
                aStart + pages.keyLength(a),
                pages.page(b),
                bStart,
                bStart + pages.keyLength(b));
    }

    private IntStream sortedByKey(IntStream rows) {
        return rows.boxed().sorted(this::compareKeys).mapToInt(Integer::intValue);
    }

    private int[] sortedByDeadline(int[] rows) {
        return Arrays.stream(rows)
                .boxed()
                .sorted((left, right) -> {
                    int byDeadline = Long.compare(deadline(left), deadline(right));
                    return byDeadline != 0 ? byDeadline : compareKeys(left, right);
                })
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private final class DueRows implements DueTimers {

        private final int[] due;
        private int next;
        private int address;

        DueRows(int[] due) {
            this.due = due;
        }

        @Override
        public boolean next() {
            if (next == due.length) {
                return false;
            }
            address = addresses[due[next++]];
            return true;
        }

        @Override
        public byte[] keyArray() {
            return pages.page(address);
        }

        @Override
        public int keyOffset() {
            return pages.keyOffset(address);
        }

        @Override
        public int keyLength() {
            return pages.keyLength(address);
        }

        @Override
        public void row(Row row) {
            row.reset(pages.page(address), pages.rowOffset(address), pages.rowLength(address));
        }
    }
}
