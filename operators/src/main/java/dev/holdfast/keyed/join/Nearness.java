package dev.holdfast.keyed.join;

import dev.holdfast.keyed.window.SingleWindows;
import dev.holdfast.operator.JoinBounds;
import dev.holdfast.operator.JoinKind;

/**
 * Where in time the partners of an event are, in milliseconds, and how the events that wait are cut into rows: a row holds those of a stretch of time, under its start.
 */
interface Nearness {

    /** What was declared. */
    static Nearness of(JoinBounds bounds) {
        return bounds instanceof JoinBounds.SameWindow same
                ? new WindowNearness(SingleWindows.of(same.windows()))
                : new IntervalNearness((JoinBounds.Between) bounds);
    }

    /** The start of the row that holds an event. */
    long start(long timeMillis);

    /** The start of the row behind another one. */
    long next(long startMillis);

    /** The earliest time of a partner of an event. */
    long firstPartner(boolean isLeft, long timeMillis);

    /** The latest time of a partner of an event: when the watermark has passed it, none can come any more. */
    long lastPartner(boolean isLeft, long timeMillis);

    /** Whether an event is late: see {@link dev.holdfast.keyed.KeyedOperator#isLate}. */
    boolean isLate(long timeMillis, long lateMillis, long beforeMillis);

    /** Before which time there will be no result any more: see {@link dev.holdfast.keyed.KeyedOperator#resultWatermark}. */
    long resultWatermark(JoinKind kind, long watermarkMillis);
}
