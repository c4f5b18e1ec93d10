package dev.holdfast.runtime.store.heap;

import dev.holdfast.keyed.rows.Row;
import dev.holdfast.runtime.timer.DeadlineHeap;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntConsumer;
import java.util.function.IntToLongFunction;

/**
 * The deadlines of a key group's rows, earliest first.
 *
 * <p>The deadline that counts stands in the row. Here each row has at most one registration that counts, which may be
 * earlier than the deadline and never later: putting a deadline off touches nothing here, and a registration that comes up
 * too early is renewed. What else is held, of rows that were removed or whose deadline moved forward, is dropped when it comes
 * up; when it outweighs the rest, what counts moves to a new heap, a few at a time in proportion to what changes, so that no
 * change takes long. Meanwhile both heaps are asked.
 */
final class RowTimers {

    private static final int FEW = 16;

    /** Of a heap twice as large as what counts, all has moved long before there is as much again. */
    private static final int MOVED_FOR_EACH_CHANGE = 4;

    private DeadlineHeap heap = new DeadlineHeap();

    /** What has yet to move; empty at most times. */
    private DeadlineHeap old = new DeadlineHeap();

    /** The rows of which nothing in the old heap counts, while there is one. */
    private final BitSet moved = new BitSet();

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

    /** The rows whose deadline is earlier than the threshold, each once, in no particular order. */
    int[] due(long thresholdMillis) {
        Candidates candidates = new Candidates();
        heap.forEachBefore(thresholdMillis, candidates);
        old.forEachBefore(thresholdMillis, candidates);
        return candidates.due(thresholdMillis);
    }

    /**
     * A time before which there are more than {@code most} deadlines, and no more than must be; the threshold if there are not as
     * many before it. Takes the first ones off and puts them back, so that the others are not looked at; a registration that is
     * there twice, since its deadline came back, is put back once.
     */
    long endOfFirst(int most, long thresholdMillis) {
        if (most >= count) {
            return thresholdMillis;
        }
        BitSet taken = new BitSet();
        DeadlineHeap first = new DeadlineHeap();
        DeadlineHeap firstOfOld = new DeadlineHeap();
        long latest = Long.MIN_VALUE;
        while (latest < thresholdMillis && first.size() + firstOfOld.size() <= most) {
            long inOld = earliestMillis(old, thresholdMillis);
            latest = Math.min(inOld, earliestMillis(heap, thresholdMillis));
            if (latest < thresholdMillis) {
                take(inOld == latest ? old : heap, inOld == latest ? firstOfOld : first, taken);
            }
        }
        putBack(first, heap);
        putBack(firstOfOld, old);
        return latest >= thresholdMillis ? thresholdMillis : latest + 1;
    }

    private static void take(DeadlineHeap from, DeadlineHeap to, BitSet taken) {
        int row = from.topRow();
        if (!taken.get(row)) {
            taken.set(row);
            to.push(from.topDeadline(), row);
        }
        from.pop();
    }

    private static void putBack(DeadlineHeap taken, DeadlineHeap into) {
        for (; !taken.isEmpty(); taken.removeLast()) {
            into.push(taken.lastDeadline(), taken.lastRow());
        }
    }

    /**
     * The earliest deadline if it is before the threshold, otherwise a time between the two. Renews and drops the
     * registrations that stand before it; those behind the threshold may be early, and are left.
     */
    long earliestMillis(long thresholdMillis) {
        long inOld = earliestMillis(old, thresholdMillis);
        return Math.min(inOld, earliestMillis(heap, thresholdMillis));
    }

    private long earliestMillis(DeadlineHeap in, long thresholdMillis) {
        while (!in.isEmpty() && in.topDeadline() < thresholdMillis) {
            long at = in.topDeadline();
            int row = in.topRow();
            boolean counts = counts(in, row, at);
            long deadline = counts ? deadlineOf.applyAsLong(row) : Row.NO_DEADLINE;
            if (counts && deadline == at) {
                return at;
            }
            in.pop();
            if (counts) {
                renew(row, deadline);
            }
        }
        return in.isEmpty() ? Long.MAX_VALUE : in.topDeadline();
    }

    /** Goes on with dropping what does not count, if that is most of what is held. */
    void tidy(int changes) {
        if (old.isEmpty()) {
            if (heap.size() <= 2L * (count + FEW)) {
                return;
            }
            old = heap;
            heap = new DeadlineHeap();
            moved.clear();
        }
        for (long left = (long) MOVED_FOR_EACH_CHANGE * changes; left > 0 && !old.isEmpty(); left--) {
            long at = old.lastDeadline();
            int row = old.lastRow();
            old.removeLast();
            if (counts(old, row, at)) {
                renew(row, deadlineOf.applyAsLong(row));
            }
        }
        if (old.isEmpty()) {
            old = new DeadlineHeap();
        }
    }

    private boolean counts(DeadlineHeap in, int row, long deadline) {
        return registered[row] == deadline && (in == heap || !moved.get(row));
    }

    private void renew(int row, long deadline) {
        registered[row] = Row.NO_DEADLINE;
        if (deadline != Row.NO_DEADLINE) {
            register(row, deadline);
        }
    }

    long memoryUsedBytes() {
        return heap.memoryUsedBytes()
                + old.memoryUsedBytes()
                + moved.size() / Byte.SIZE
                + (long) registered.length * Long.BYTES;
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
        if (!old.isEmpty()) {
            moved.set(row);
        }
    }

    /** The rows of registrations, of which some do not count, and some are there twice. */
    private final class Candidates implements IntConsumer {

        private int[] rows = new int[FEW];
        private int size;

        @Override
        public void accept(int row) {
            if (registered[row] != Row.NO_DEADLINE) {
                if (size == rows.length) {
                    rows = Arrays.copyOf(rows, 2 * size);
                }
                rows[size++] = row;
            }
        }

        int[] due(long thresholdMillis) {
            Arrays.sort(rows, 0, size);
            int kept = 0;
            for (int i = 0; i < size; i++) {
                long deadline = deadlineOf.applyAsLong(rows[i]);
                boolean isFirst = i == 0 || rows[i] != rows[i - 1];
                if (isFirst && deadline != Row.NO_DEADLINE && deadline < thresholdMillis) {
                    rows[kept++] = rows[i];
                }
            }
            return Arrays.copyOf(rows, kept);
        }
    }
}
