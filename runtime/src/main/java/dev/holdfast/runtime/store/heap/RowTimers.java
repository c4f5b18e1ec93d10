package dev.holdfast.runtime.store.heap;

import dev.holdfast.runtime.store.Row;
import dev.holdfast.runtime.timer.DeadlineHeap;
import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/**
 * The deadlines of a key group's rows, earliest first.
 *
 * <p>The deadline that counts stands in the row. Here each row has at most one registration that counts, which may be
 * earlier than the deadline and never later: putting a deadline off touches nothing here, and a registration that comes up
 * too early is renewed. What the heap holds beyond that, of rows that were removed or whose deadline moved forward, is
 * dropped when it comes up, or all at once when it outweighs the rest.
 */
final class RowTimers {

    private static final int FEW = 16;

    private final DeadlineHeap heap = new DeadlineHeap();

    /** The deadline of each row's registration that counts, or {@link Row#NO_DEADLINE}; empty until a row has a timeout. */
    private long[] registered = new long[0];

    private final IntToLongFunction deadlineOf;
    private int count;

    /** @param deadlineOf the deadline that stands in a row, or {@link Row#NO_DEADLINE} */
    RowTimers(IntToLongFunction deadlineOf) {
        this.deadlineOf = deadlineOf;
    }

    /** The number of rows with a deadline. */
    int size() {
        return count;
    }

    /** A row changed its deadline, or is new ({@code before} is then {@link Row#NO_DEADLINE}). */
    void changed(int row, long before, long now) {
        count += (now == Row.NO_DEADLINE ? 0 : 1) - (before == Row.NO_DEADLINE ? 0 : 1);
        if (now != Row.NO_DEADLINE && (registration(row) == Row.NO_DEADLINE || registration(row) > now)) {
            register(row, now);
        }
    }

    void removed(int row, long before) {
        count -= before == Row.NO_DEADLINE ? 0 : 1;
        if (row < registered.length) {
            registered[row] = Row.NO_DEADLINE;
        }
    }

    /** Visits each row whose deadline is earlier than the threshold, once, in no particular order. */
    void forEachDue(long thresholdMillis, IntConsumer visitor) {
        IntStream.Builder candidates = IntStream.builder();
        heap.forEachBefore(thresholdMillis, candidates::add);
        candidates
                .build()
                .filter(row -> registered[row] != Row.NO_DEADLINE)
                .distinct()
                .filter(row -> {
                    long deadline = deadlineOf.applyAsLong(row);
                    return deadline != Row.NO_DEADLINE && deadline < thresholdMillis;
                })
                .forEach(visitor);
    }

    /**
     * The earliest deadline if it is before the threshold, otherwise a time between the two. Renews and drops the
     * registrations that stand before it; those behind the threshold may be early, and are left.
     */
    long earliestMillis(long thresholdMillis) {
        while (!heap.isEmpty() && heap.topDeadline() < thresholdMillis) {
            long at = heap.topDeadline();
            int row = heap.topRow();
            boolean counts = registered[row] == at;
            long deadline = counts ? deadlineOf.applyAsLong(row) : Row.NO_DEADLINE;
            if (counts && deadline == at) {
                return at;
            }
            heap.pop();
            if (counts) {
                registered[row] = Row.NO_DEADLINE;
                if (deadline != Row.NO_DEADLINE) {
                    register(row, deadline);
                }
            }
        }
        return heap.isEmpty() ? Long.MAX_VALUE : heap.topDeadline();
    }

    /** Whether most of what the heap holds does not count. */
    boolean isUntidy() {
        return heap.size() > 2L * (count + FEW);
    }

    /** Drops everything that does not count. */
    void tidy(IntStream livingRows) {
        heap.clear();
        Arrays.fill(registered, Row.NO_DEADLINE);
        livingRows.forEach(row -> {
            long deadline = deadlineOf.applyAsLong(row);
            if (deadline != Row.NO_DEADLINE) {
                registered[row] = deadline;
                heap.add(deadline, row);
            }
        });
        heap.order();
    }

    long memoryUsedBytes() {
        return heap.memoryUsedBytes() + (long) registered.length * Long.BYTES;
    }

    private long registration(int row) {
        return row < registered.length ? registered[row] : Row.NO_DEADLINE;
    }

    private void register(int row, long deadline) {
        if (row >= registered.length) {
            int before = registered.length;
            registered = Arrays.copyOf(registered, Math.max(FEW, row + (row >> 1) + 1));
            Arrays.fill(registered, before, registered.length, Row.NO_DEADLINE);
        }
        registered[row] = deadline;
        heap.push(deadline, row);
    }
}
