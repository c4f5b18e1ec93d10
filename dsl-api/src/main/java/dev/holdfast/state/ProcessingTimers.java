package dev.holdfast.state;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Timers that an update function sets for each key, in processing time: one for each constant of an enum. When the processing time of a batch is later than a
 * timer's instant, the {@code @OnTimer} method of the function is called with the constant, once. A query has batches for timers also when there is no input.
 *
 * <p>Events do not cancel a timer. Timers that are due are called behind all events of the batch, by instant.
 *
 * <p>Valid during the call that received it, in its thread. What is set counts when the call has ended well.
 *
 * @param <E> the timers
 */
public interface ProcessingTimers<E extends Enum<E>> {

    /**
     * Sets a timer, or puts it off, or moves it forward.
     *
     * @param at rounded down to a millisecond
     * @throws IllegalArgumentException in the call of the same timer, if {@code at} is not later than the instant at which it has just fired
     */
    void set(E timer, Instant at);

    /** Sets a timer to a time after {@link #currentProcessingTime}, rounded up to a millisecond. Zero is due in this batch. */
    void setAfter(E timer, Duration duration);

    /** Cancels a timer. If it is not set, nothing happens. */
    void cancel(E timer);

    /** When a timer is due, in milliseconds; empty if it is not set. One at the present time is due a millisecond earlier. */
    Optional<Instant> at(E timer);

    /** The processing time of the batch: the same in all calls of it. */
    Instant currentProcessingTime();
}
