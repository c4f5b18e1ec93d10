package dev.holdfast.runtime.store.rocksdb;

import dev.holdfast.runtime.store.DueLimits;
import dev.holdfast.serial.StateOutput;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The first deadlines of those that are added, with the keys and sizes of their rows. In arrays, since it may be many; what is
 * beyond the limits is dropped now and then.
 */
final class TimerList {

    private final DueLimits limits;
    private StateOutput keys = new StateOutput();
    private int[] ends = new int[16];
    private long[] deadlines = new long[16];
    private int[] rowBytes = new int[16];
    private int[] order = new int[0];
    private int count;
    private int size;
    private long listedBytes;

    TimerList(DueLimits limits) {
        this.limits = limits;
    }

    /** The number of deadlines in the list, as of {@link #finish}. */
    int size() {
        return size;
    }

    /** Whether there were more than are in the list. */
    boolean hasMore() {
        return size < count;
    }

    long deadlineMillis(int place) {
        return deadlines[order[place]];
    }

    int rowBytes(int place) {
        return rowBytes[order[place]];
    }

    /** The size of all rows in the list, as of {@link #finish}. */
    long rowBytes() {
        return listedBytes;
    }

    /** The key of a row, by its place in the order. */
    byte[] rowKey(int place) {
        int entry = order[place];
        return Arrays.copyOfRange(keys.array(), start(entry), ends[entry]);
    }

    void add(long deadlineMillis, byte[] rowKey, int bytesOfRow) {
        if (count == deadlines.length) {
            ends = Arrays.copyOf(ends, 2 * count);
            deadlines = Arrays.copyOf(deadlines, 2 * count);
            rowBytes = Arrays.copyOf(rowBytes, 2 * count);
        }
        keys.writeRaw(rowKey, 0, rowKey.length);
        ends[count] = keys.size();
        deadlines[count] = deadlineMillis;
        rowBytes[count++] = bytesOfRow;
    }

    /** Whether there are so many beyond the limits that dropping them costs little for each. */
    boolean isCrowded() {
        return count / 2 > limits.timers();
    }

    /** Drops all but those within the limits and the one behind them, and gives the deadline of that one. */
    long dropBeyondLimits() {
        finish();
        int kept = Math.min(count, size + 1);
        TimerList first = new TimerList(limits);
        for (int place = 0; place < kept; place++) {
            first.add(deadlineMillis(place), rowKey(place), rowBytes(place));
        }
        long last = deadlineMillis(kept - 1);
        keys = first.keys;
        ends = first.ends;
        deadlines = first.deadlines;
        rowBytes = first.rowBytes;
        count = kept;
        return last;
    }

    /** Sorts by deadline and then by key bytes, and keeps to the limits. To be called when all were added. */
    void finish() {
        sort();
        listedBytes = 0;
        for (size = 0; size < count && !limits.isFull(size, listedBytes, rowBytes(size)); size++) {
            listedBytes += rowBytes(size);
        }
    }

    private void sort() {
        order = IntStream.range(0, count).toArray();
        if (!isSorted()) {
            order = IntStream.of(order)
                    .boxed()
                    .sorted(Comparator.<Integer>comparingLong(entry -> deadlines[entry])
                            .thenComparing(this::compareKeys))
                    .mapToInt(Integer::intValue)
                    .toArray();
        }
    }

    /** They mostly come in order, since the index is sorted in the same way. */
    private boolean isSorted() {
        for (int entry = 1; entry < count; entry++) {
            int byDeadline = Long.compare(deadlines[entry - 1], deadlines[entry]);
            if (byDeadline > 0 || (byDeadline == 0 && compareKeys(entry - 1, entry) > 0)) {
                return false;
            }
        }
        return true;
    }

    private int start(int entry) {
        return entry == 0 ? 0 : ends[entry - 1];
    }

    private int compareKeys(int left, int right) {
        byte[] bytes = keys.array();
        return Arrays.compareUnsigned(bytes, start(left), ends[left], bytes, start(right), ends[right]);
    }
}
