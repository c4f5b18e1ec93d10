package dev.holdfast.runtime.store.heap;

import dev.holdfast.runtime.checkpoint.ChangeBlockReader;
import dev.holdfast.runtime.store.DueTimers;
import dev.holdfast.runtime.store.KeyGroupStore;
import dev.holdfast.runtime.store.Row;
import dev.holdfast.serial.KeyHash;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * One key group on the heap: an index from keys to row numbers, an address for each row number, and the entries in pages. A
 * row that keeps its length is overwritten in place, any other is appended anew; when as much is dead as alive, the living
 * entries are copied to new pages.
 */
final class HeapKeyGroup implements KeyGroupStore {

    private static final int MIN_DEAD_BYTES = 4096;

    private final RowIndex index = new RowIndex();
    private final RowTimers timers = new RowTimers(this::deadline);
    private int[] addresses = new int[0];
    private RowPages pages = new RowPages();
    private long liveBytes;
    private long deadBytes;

    @Override
    public boolean get(byte[] key, int offset, int length, Row row) {
        int found = find(KeyHash.of(key, offset, length), key, offset, length);
        if (found == RowIndex.NO_ROW) {
            row.clear();
            return false;
        }
        read(found, row);
        return true;
    }

    @Override
    public void apply(ChangeBlockReader changes) {
        while (changes.next()) {
            int hash = KeyHash.of(changes.array(), changes.keyOffset(), changes.keyLength());
            int row = find(hash, changes.array(), changes.keyOffset(), changes.keyLength());
            if (!changes.isRemoval()) {
                put(row, hash, changes);
            } else if (row != RowIndex.NO_ROW) {
                remove(row);
            }
        }
        if (deadBytes > Math.max(MIN_DEAD_BYTES, liveBytes)) {
            compact();
        }
        if (timers.isUntidy()) {
            timers.tidy(index.rows());
        }
    }

    @Override
    public DueTimers due(long thresholdMillis) {
        IntStream.Builder due = IntStream.builder();
        timers.forEachDue(thresholdMillis, due::add);
        Comparator<Integer> byDeadline = Comparator.comparingLong(this::deadline);
        return new DueRows(sorted(due.build(), byDeadline.thenComparing(this::compareKeys)));
    }

    @Override
    public long nextDeadlineMillis(long thresholdMillis) {
        return timers.earliestMillis(thresholdMillis);
    }

    @Override
    public long rows() {
        return index.size();
    }

    @Override
    public long timers() {
        return timers.size();
    }

    @Override
    public long memoryUsedBytes() {
        return pages.memoryUsedBytes()
                + index.memoryUsedBytes()
                + timers.memoryUsedBytes()
                + (long) addresses.length * Integer.BYTES;
    }

    @Override
    public void forEach(RowVisitor visitor) {
        for (int row : sorted(index.rows(), this::compareKeys)) {
            int address = addresses[row];
            byte[] page = pages.page(address);
            visitor.row(
                    page,
                    pages.keyOffset(address),
                    pages.keyLength(address),
                    page,
                    pages.rowOffset(address),
                    pages.rowLength(address));
        }
    }

    private int find(int hash, byte[] key, int offset, int length) {
        int row = index.first(hash);
        while (row != RowIndex.NO_ROW && !pages.keyEquals(addresses[row], key, offset, length)) {
            row = index.next(row);
        }
        return row;
    }

    private void put(int found, int hash, ChangeBlockReader change) {
        if (found == RowIndex.NO_ROW) {
            int row = index.add(hash);
            append(row, change);
            timers.changed(row, Row.NO_DEADLINE, deadline(row));
        } else {
            long before = deadline(found);
            replace(found, change);
            timers.changed(found, before, deadline(found));
        }
    }

    private void replace(int row, ChangeBlockReader change) {
        int address = addresses[row];
        if (pages.rowLength(address) == change.rowLength()) {
            byte[] page = pages.page(address);
            System.arraycopy(change.array(), change.rowOffset(), page, pages.rowOffset(address), change.rowLength());
        } else {
            discard(address);
            append(row, change);
        }
    }

    private void append(int row, ChangeBlockReader change) {
        if (row >= addresses.length) {
            addresses = Arrays.copyOf(addresses, Math.max(8, row + (row >> 1) + 1));
        }
        addresses[row] = pages.append(
                change.array(),
                change.keyOffset(),
                change.keyLength(),
                change.array(),
                change.rowOffset(),
                change.rowLength());
        liveBytes += pages.entrySize(addresses[row]);
    }

    private void remove(int row) {
        timers.removed(row, deadline(row));
        discard(addresses[row]);
        index.remove(row);
    }

    private void discard(int address) {
        int size = pages.entrySize(address);
        liveBytes -= size;
        deadBytes += size;
    }

    private void compact() {
        RowPages old = pages;
        pages = new RowPages();
        index.rows().forEach(row -> {
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

    private long deadline(int row) {
        int address = addresses[row];
        return Row.deadlineMillis(pages.page(address), pages.rowOffset(address), pages.rowLength(address));
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
                pages.page(a), aStart, aStart + pages.keyLength(a), pages.page(b), bStart, bStart + pages.keyLength(b));
    }

    private static int[] sorted(IntStream rows, Comparator<Integer> order) {
        return rows.boxed().sorted(order).mapToInt(Integer::intValue).toArray();
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
