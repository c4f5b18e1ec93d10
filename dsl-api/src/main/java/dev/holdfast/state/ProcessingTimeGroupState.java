package dev.holdfast.state;

import java.time.Duration;

/**
 * A {@link GroupState} whose key can be called again after some processing time without events.
 *
 * <p>A timeout lasts for one call: each call that wants one sets it again, else it is cleared. When it is due, and the key
 * has no event in that batch, the function is called with no events and {@link #hasTimedOut} true. The state is not
 * removed by itself. Timeouts fire some time after they are due, never before, and at most once.
 *
 * @param <S> the type of the state
 */
public interface ProcessingTimeGroupState<S> extends GroupState<S> {

    /** Whether this call was made because the timeout passed. */
    boolean hasTimedOut();

    /**
     * Sets the timeout to the batch's processing time plus {@code duration}; the last call counts. Works without state,
     * and after {@link #remove}. A part of a millisecond counts as a whole one. If {@code duration} is zero or negative, the
     * timeout is due: it fires in the next batch, without waiting for input.
     *
     * @throws IllegalArgumentException in a timeout call, if the time is not later than the timeout that has just fired, which a
     *     negative {@code duration} can bring about: the query would not get on; a timeout set before stays
     */
    void setTimeoutDuration(Duration duration);
}
