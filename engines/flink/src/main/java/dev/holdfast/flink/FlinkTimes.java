package dev.holdfast.flink;

import dev.holdfast.keyed.EventTimes;
import dev.holdfast.keyed.turns.BatchTimes;
import org.apache.flink.streaming.api.watermark.Watermark;

/**
 * Flink's watermark and ours. Flink's says that no event at its time or before it is to come, and its timers fire when it has reached them. Ours is the time that it is all over before: a
 * millisecond more. So a deadline earlier than ours has come exactly if Flink's has reached it.
 */
final class FlinkTimes {

    private FlinkTimes() {}

    /** Our watermark for one of Flink's. */
    static long ours(long flinkMillis) {
        if (flinkMillis == Long.MIN_VALUE) {
            return EventTimes.NONE;
        }
        return flinkMillis == Long.MAX_VALUE ? EventTimes.END : flinkMillis + 1;
    }

    /** Flink's watermark for one of ours, which is some. */
    static Watermark flinks(long ourMillis) {
        return ourMillis == EventTimes.END ? Watermark.MAX_WATERMARK : new Watermark(ourMillis - 1);
    }

    /** The times of rows that are due because the watermark has moved. */
    static BatchTimes ofWatermark(long processingMillis, long watermarkMillis, long beforeMillis) {
        return new BatchTimes(processingMillis, watermarkMillis, EventTimes.behind(watermarkMillis, 1), beforeMillis);
    }
}
