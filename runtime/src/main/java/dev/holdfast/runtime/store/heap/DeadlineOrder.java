package dev.holdfast.runtime.store.heap;

import dev.holdfast.runtime.store.table.RowTable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Sorts rows by their deadlines, and those of one deadline by their keys. */
final class DeadlineOrder {

    private final RowTable table;

    private DeadlineOrder(RowTable table) {
        this.table = table;
    }

    /**
     * Sorts rows.
     *
     * @param rows the numbers of rows that have deadlines; not changed
     */
    static int[] sorted(int[] rows, RowTable table) {
        return rows.length < 2 ? rows : new DeadlineOrder(table).sort(rows);
    }

    /**
     * Numbers are sorted fast: each is a deadline, as it lies behind the first one, in front of the place of its row. Where deadlines lie so far apart that a number has no room for both, the
     * lower bits of the deadline are left to a comparison.
     */
    private int[] sort(int[] rows) {
        long[] order = Arrays.stream(rows).mapToLong(table::deadline).toArray();
        long first = Arrays.stream(order).min().orElseThrow();
        long last = Arrays.stream(order).max().orElseThrow();
        int placeBits = Integer.SIZE - Integer.numberOfLeadingZeros(rows.length - 1);
        int shift = Math.max(0, placeBits + 1 - Long.numberOfLeadingZeros(last - first));
        for (int place = 0; place < rows.length; place++) {
            order[place] = ((order[place] - first) >>> shift << placeBits) | place;
        }
        Arrays.sort(order);
        int[] sorted = new int[rows.length];
        int start = 0;
        for (int i = 0; i < rows.length; i++) {
            if (order[i] >>> placeBits != order[start] >>> placeBits) {
                sortAlike(sorted, start, i, shift);
                start = i;
            }
            sorted[i] = rows[(int) (order[i] & ((1L << placeBits) - 1))];
        }
        sortAlike(sorted, start, rows.length, shift);
        return sorted;
    }

    private void sortAlike(int[] sorted, int from, int to, int shift) {
        if (to - from > 1) {
            int[] byKey = table.sortedByKey(Arrays.copyOfRange(sorted, from, to));
            System.arraycopy(shift == 0 ? byKey : byDeadline(byKey), 0, sorted, from, to - from);
        }
    }

    /** Leaves rows of one deadline in their order. */
    private int[] byDeadline(int[] rows) {
        return IntStream.of(rows)
                .boxed()
                .sorted(Comparator.comparingLong(table::deadline))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
