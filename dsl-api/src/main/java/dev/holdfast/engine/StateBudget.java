package dev.holdfast.engine;

import java.util.Locale;

/**
 * How much state a query or one of its operators may have before somebody hears of it, or before the query ends. State that grows
 * and never shrinks is the usual way in which a streaming query dies after weeks; a budget tells of it in the first hours.
 *
 * <p>A budget {@link #rows}, {@link #bytes} or {@link #shareOfHeap} warns when it is exceeded: in the log and to {@link
 * QueryListener#stateOverBudget}. One that is {@link #failing} warns from four fifths on, and ends the query when it is exceeded.
 *
 * @param measure what is measured
 * @param limit the most, in that measure
 * @param isFailing whether the query ends beyond it
 */
public record StateBudget(Measure measure, double limit, boolean isFailing) {

    /** From which part of its limit on a failing budget warns. */
    public static final double WARNING_SHARE = 0.8;

    /**
     * Checks the limit.
     *
     * @throws IllegalArgumentException if it is not positive, or a share above 1
     */
    public StateBudget {
        if (!(limit > 0) || (measure == Measure.SHARE_OF_HEAP && limit > 1)) {
            throw new IllegalArgumentException("A state budget is positive, and a share of the heap at most 1, not "
                    + limit + ". Write, for example, StateBudget.rows(1_000_000) or StateBudget.shareOfHeap(0.5).");
        }
    }

    /** What a budget measures. */
    public enum Measure {
        /** Keys with state or a timeout, or rows of operators that keep several for a key. */
        ROWS,
        /** {@code memoryUsedBytes} of the progress: memory, and with RocksDB its share of the store's memory. */
        BYTES,
        /** The same as a part of the heap that the process may have, {@code -Xmx}. */
        SHARE_OF_HEAP
    }

    /** At most so many rows. */
    public static StateBudget rows(long count) {
        return new StateBudget(Measure.ROWS, count, false);
    }

    /** At most so many bytes of memory. */
    public static StateBudget bytes(long count) {
        return new StateBudget(Measure.BYTES, count, false);
    }

    /**
     * At most such a part of the heap.
     *
     * @param share above 0, at most 1
     */
    public static StateBudget shareOfHeap(double share) {
        return new StateBudget(Measure.SHARE_OF_HEAP, share, false);
    }

    /** The same, but the query ends with a {@link StateBudgetException} when it is exceeded; nothing of the batch is kept. */
    public StateBudget failing() {
        return new StateBudget(measure, limit, true);
    }

    /** For messages: {@code 1000 rows}. */
    @Override
    public String toString() {
        return switch (measure) {
            case ROWS -> (long) limit + " rows";
            case BYTES -> (long) limit + " bytes";
            case SHARE_OF_HEAP -> String.format(Locale.ROOT, "%.0f %% of the heap", 100 * limit);
        };
    }
}
