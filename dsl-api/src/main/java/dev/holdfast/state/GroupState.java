package dev.holdfast.state;

import java.time.Instant;
import java.util.Optional;

/**
 * The state of one key, for the length of one call of an update function. This kind has no timeout; see
 * {@link ProcessingTimeGroupState} and {@link EventTimeGroupState}.
 *
 * <p>State is kept as bytes: an object that was changed in place is stored only if it is passed to {@link #update}. What
 * the call left is stored when the call has ended and its results have been consumed; if the call throws, nothing of it is
 * stored.
 *
 * <p>Valid during the call only, and for the calling thread only. After the call its methods throw an
 * {@link IllegalStateException}, also during the call of another key.
 *
 * @param <S> the type of the state
 */
public interface GroupState<S> {

    /** Whether the key has state now; reflects {@link #update} and {@link #remove} of this call. */
    boolean exists();

    /**
     * Returns the state.
     *
     * @throws java.util.NoSuchElementException if the key has none, also after {@link #remove}
     */
    S get();

    /** The state, or empty if the key has none. */
    Optional<S> getOption();

    /**
     * Sets the state. The last call counts.
     *
     * @throws IllegalArgumentException if {@code state} is null
     */
    void update(S state);

    /** Removes the state, if there is any. A timeout that was set in this call stays set. */
    void remove();

    /**
     * The processing time of the batch: the same in all calls of a batch, never earlier than that of the batch before, and
     * recorded with its results. Use it instead of the clock.
     */
    Instant currentProcessingTime();
}
