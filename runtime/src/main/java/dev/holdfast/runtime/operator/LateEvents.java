package dev.holdfast.runtime.operator;

import dev.holdfast.keyed.EventTimes;
import java.time.Duration;
import java.time.Instant;

/**
 * The events that one operator left out of one batch because they were late.
 *
 * @param count of them
 * @param reached of all events that reached the operator
 * @param earliestMillis the time of the earliest of them
 * @param lateMillis events up to this time were late
 */
public record LateEvents(long count, long reached, long earliestMillis, long lateMillis) {

    /** Whether the earliest of them may be earlier than times can be told. */
    public boolean isBeyond() {
        return EventTimes.isOutermost(earliestMillis);
    }

    /** By how much the earliest of them was late. */
    public Duration most() {
        return Duration.between(Instant.ofEpochMilli(earliestMillis), Instant.ofEpochMilli(lateMillis));
    }
}
