package dev.holdfast.keyed.turns;

import dev.holdfast.keyed.Deadlines;
import dev.holdfast.keyed.EventTimes;
import dev.holdfast.keyed.OneRow;
import dev.holdfast.operator.TimeoutMode;

/**
 * The times that hold for one operator in one batch.
 *
 * @param processingMillis the batch's processing time
 * @param watermarkMillis event-time timeouts before this are due;
 *     {@link dev.holdfast.keyed.EventTimes#NONE} while there is no watermark
 * @param lateMillis events up to this time are late; the same for none
 * @param beforeMillis the watermark that the batch before ran with; the same for none
 */
public record BatchTimes(long processingMillis, long watermarkMillis, long lateMillis, long beforeMillis) {

    /**
     * The times of an event where each watermark is followed at once: what it has reached is over, so all earlier turns were. An event at exactly the watermark may still come.
     *
     * @param watermarkMillis in our sense, in which deadlines before it have come
     */
    public static BatchTimes behindWatermark(long processingMillis, long watermarkMillis) {
        return new BatchTimes(
                processingMillis, watermarkMillis, EventTimes.behind(watermarkMillis, 1), watermarkMillis);
    }

    /** Deadlines before this have come, of a state whose rows are due in a time. */
    public long thresholdMillis(TimeoutMode time) {
        return switch (time) {
            case NONE -> OneRow.NO_DEADLINE;
            case PROCESSING_TIME -> processingMillis;
            case EVENT_TIME -> watermarkMillis;
        };
    }

    /**
     * Rows with a deadline before this are gone, as a turn sees it.
     *
     * @param time in which the rows are due
     */
    public long goneBeforeMillis(Deadlines deadlines, TimeoutMode time) {
        return switch (deadlines) {
            case NONE, CALL, CALL_BY_CLOCK -> OneRow.NO_DEADLINE;
            case DROP, DROP_BY_CLOCK -> thresholdMillis(time);
            case DROP_WHEN_LATE -> lateMillis;
        };
    }
}
