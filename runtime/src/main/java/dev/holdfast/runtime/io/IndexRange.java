package dev.holdfast.runtime.io;

import dev.holdfast.connector.Offset;
import dev.holdfast.connector.ReadLimits;
import dev.holdfast.connector.ReadPlan;
import dev.holdfast.connector.Split;
import java.util.ArrayList;
import java.util.List;

/** The events {@code from} to, without it, {@code to}. */
record IndexRange(long from, long to) implements Split {

    /** Fewer events than this are not worth another thread. */
    private static final long SMALLEST_SPLIT = 8192;

    private static final long MOST_SPLITS = 64;

    /** At most {@code maxEvents} of the events before {@code until}. */
    static IndexRange within(long from, long until, ReadLimits limits) {
        return new IndexRange(from, from + Math.min(Math.max(0, until - from), limits.maxEvents()));
    }

    /** A plan that reads these events, in parts that several threads may share. */
    ReadPlan toPlan(Offset end) {
        long step = Math.max(SMALLEST_SPLIT, (to - from) / MOST_SPLITS + 1);
        List<IndexRange> splits = new ArrayList<>();
        long at = from;
        while (at < to) {
            long next = at + Math.min(to - at, step);
            splits.add(new IndexRange(at, next));
            at = next;
        }
        return new ReadPlan(end, splits);
    }
}
