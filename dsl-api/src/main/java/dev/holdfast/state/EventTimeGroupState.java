package dev.holdfast.state;

import java.time.Instant;

/**
 * A {@link GroupState} whose key can be called again when the watermark has passed a point in event time.
 *
 * <p>A timeout lasts for one call: each call that wants one sets it again, else it is cleared. When the watermark is past
 * it, and the key has no event in that batch, the function is called with no events and {@link #hasTimedOut} true. The
 * state is not removed by itself. Late events never reach the function; but while input waits, events before
 * {@link #currentWatermark} do, since a batch judges what is late by the watermark of the batch before.
 *
 * @param <S> the type of the state
 */
public interface EventTimeGroupState<S> extends GroupState<S> {

    /** What {@link #currentWatermark} gives while there is none: before the time of every event. */
    Instant NO_WATERMARK = Instant.ofEpochMilli(Long.MIN_VALUE);

    /** What {@link #currentWatermark} gives when event time is closed: behind every timeout. */
    Instant END_OF_TIME = Instant.ofEpochMilli(Long.MAX_VALUE);

    /** Whether this call was made because the watermark passed the timeout. */
    boolean hasTimedOut();

    /**
     * Sets the timeout; the last call counts. Works without state, and after {@link #remove}. It fires once the watermark
     * is later than {@code timestamp}. One that is not later than
     * {@link #currentWatermark} is due: it fires in the next batch, without waiting for input.
     *
     * @throws IllegalArgumentException in a timeout call, if {@code timestamp} is not later than the timeout that has just
     *     fired: the query would not get on; a timeout set before stays
     */
    void setTimeoutTimestamp(Instant timestamp);

    /** The operator's watermark in this batch, in whole milliseconds; {@link #NO_WATERMARK} while there is none. */
    Instant currentWatermark();
}
