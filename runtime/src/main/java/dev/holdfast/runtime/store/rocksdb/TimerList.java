package dev.holdfast.runtime.store.rocksdb;

import dev.holdfast.serial.StateOutput;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Deadlines with the keys of their rows, in three arrays: what is due may be much. */
final class TimerList {

    private final StateOutput keys = new StateOutput();
    private int[] ends = new int[16];
    private long[] deadlines = new long[16];
    private int[] order = new int[0];
    private int size;

    int size() {
        return size;
    }

    void add(long deadlineMillis, byte[] rowKey) {
        if (size == deadlines.length) {
            ends = Arrays.copyOf(ends, 2 * size);
            deadlines = Arrays.copyOf(deadlines, 2 * size);
        }
        keys.writeBytes(rowKey, 0, rowKey.length);
        ends[size] = keys.size();
        deadlines[size] = deadlineMillis;
        size++;
    }

    /** Sorts by deadline and then by key bytes. To be called when all were added. */
    void sort() {
        order = IntStream.range(0, size).toArray();
        if (!isSorted()) {
            order = IntStream.of(order)
                    .boxed()
                    .sorted(Comparator.<Integer>comparingLong(entry -> deadlines[entry])
                            .thenComparing(this::compareKeys))
                    .mapToInt(Integer::intValue)
                    .toArray();
        }
    }

    /** The key of a row, by its place in the order. */
    byte[] rowKey(int place) {
        int entry = order[place];
        return Arrays.copyOfRange(keys.array(), start(entry), ends[entry]);
    }

    /** They mostly come in order, since the index is sorted in the same way. */
    private boolean isSorted() {
        for (int entry = 1; entry < size; entry++) {
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
