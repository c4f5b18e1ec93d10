package dev.holdfast.runtime.timer;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * A binary heap of deadlines, each with the number of the row that it belongs to: 12 bytes a timer and no objects.
 *
 * <p>Entries are never searched for or moved when a row's deadline changes. Whoever owns the rows remembers for each the
 * one registration that counts, and drops the others when they reach the top. So a deadline that is put off, the common
 * case, costs nothing here: the registration is then early, and is renewed when it comes up.
 */
public final class DeadlineHeap {

    private static final int INITIAL_CAPACITY = 8;

    private long[] deadlines = new long[0];
    private int[] rows = new int[0];
    private int size;

    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    /** The earliest deadline. Not to be called on an empty heap. */
    public long topDeadline() {
        return deadlines[0];
    }

    /** The row of the earliest deadline. Not to be called on an empty heap. */
    public int topRow() {
        return rows[0];
    }

    public void push(long deadline, int row) {
        if (size == deadlines.length) {
            grow();
        }
        int hole = size++;
        while (hole > 0) {
            int parent = (hole - 1) >>> 1;
            if (deadlines[parent] <= deadline) {
                break;
            }
            fill(hole, parent);
            hole = parent;
        }
        deadlines[hole] = deadline;
        rows[hole] = row;
    }

    /** One of the deadlines that can be removed without moving others. Not to be called on an empty heap. */
    public long lastDeadline() {
        return deadlines[size - 1];
    }

    /** The row of {@link #lastDeadline}. */
    public int lastRow() {
        return rows[size - 1];
    }

    /** Removes {@link #lastDeadline}, which moves nothing. */
    public void removeLast() {
        size--;
    }

    /** Removes the earliest deadline. */
    public void pop() {
        size--;
        sink(0, deadlines[size], rows[size]);
    }

    /** Visits the rows of all deadlines earlier than a threshold, in no particular order; the others are not looked at. */
    public void forEachBefore(long threshold, IntConsumer row) {
        int depth = 0;
        int[] open = new int[64];
        int at = 0;
        while (true) {
            if (at < size && deadlines[at] < threshold) {
                row.accept(rows[at]);
                open[depth++] = 2 * at + 2;
                at = 2 * at + 1;
            } else if (depth > 0) {
                at = open[--depth];
            } else {
                return;
            }
        }
    }

    public long memoryUsedBytes() {
        return (long) deadlines.length * (Long.BYTES + Integer.BYTES);
    }

    /** Moves a deadline down from a place until all below it are later. */
    private void sink(int from, long deadline, int row) {
        int hole = from;
        for (int child = 2 * hole + 1; child < size; child = 2 * hole + 1) {
            if (child + 1 < size && deadlines[child + 1] < deadlines[child]) {
                child++;
            }
            if (deadline <= deadlines[child]) {
                break;
            }
            fill(hole, child);
            hole = child;
        }
        deadlines[hole] = deadline;
        rows[hole] = row;
    }

    private void grow() {
        int capacity = Math.max(INITIAL_CAPACITY, size + (size >> 1));
        deadlines = Arrays.copyOf(deadlines, capacity);
        rows = Arrays.copyOf(rows, capacity);
    }

    private void fill(int hole, int from) {
        deadlines[hole] = deadlines[from];
        rows[hole] = rows[from];
    }
}
