package dev.holdfast.state;

import java.time.Instant;

/**
 * A {@link GroupState} whose key can be called again when the watermark has passed a point in event time.
 *
 * <p>A timeout lasts for one call: each call that wants one sets it again, else it is cleared. When the watermark is past
 * it, and the key has no event in that batch, the function is called with no events and {@link #hasTimedOut} true. The
 * state is not removed by itself. Late events never reach the function.
 *
 * @param <S> the type of the state
 */
public interface EventTimeGroupState<S> extends GroupState<S> {

    /** Whether this call was made because the watermark passed the timeout. */
    boolean hasTimedOut();

    /**
     * Sets the timeout; the last call counts. Works without state, and after {@link #remove}. It fires once the watermark
     * is later than {@code timestamp}; a part of a millisecond counts as a whole one.
     *
     * @throws IllegalArgumentException if {@code timestamp} is not after 1970-01-01T00:00:00Z, or earlier than
     *     {@link #currentWatermark}; a timeout set before stays
     */
    void setTimeoutTimestamp(Instant timestamp);

    /** The operator's watermark in this batch; {@link Instant#EPOCH} while there is none. */
    Instant currentWatermark();
}
