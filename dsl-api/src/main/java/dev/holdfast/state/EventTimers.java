package dev.holdfast.state;

import java.time.Instant;
import java.util.Optional;

/**
 * Timers that an update function sets for each key, in event time: one for each constant of an enum. When the watermark is later than a timer's
 * instant, the {@code @OnTimer} method of the function is called with the constant, once.
 *
 * <p>Events do not cancel a timer. Timers that are due are called behind all events of the batch, by instant; one that is set to a time that is not later than the
 * watermark is due in the same batch.
 *
 * <p>Valid during the call that received it, in its thread. What is set counts when the call has ended well.
 *
 * @param <E> the timers
 */
public interface EventTimers<E extends Enum<E>> {

    /**
     * Sets a timer, or puts it off, or moves it forward.
     *
     * @param at rounded down to a millisecond
     * @throws IllegalArgumentException in the call of the same timer, if {@code at} is not later than the instant at which it has just fired: the key would be called for
     *     the same time again and again
     */
    void set(E timer, Instant at);

    /** Cancels a timer. If it is not set, nothing happens. */
    void cancel(E timer);

    /** When a timer is due, in milliseconds; empty if it is not set. One at the present watermark is due a millisecond earlier. */
    Optional<Instant> at(E timer);

    /** The watermark of the batch. While there is none, a time before all others. */
    Instant currentWatermark();
}
