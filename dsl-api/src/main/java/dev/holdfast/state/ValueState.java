package dev.holdfast.state;

import java.util.Optional;

/**
 * A value that an update function keeps for each key: one of possibly several states that it takes as parameters.
 *
 * <p>Valid during the call that received it, in its thread. What is written counts when the call has ended well; if it throws,
 * the value is as it was.
 *
 * @param <V> the type of the value
 */
public interface ValueState<V> {

    /** Whether there is a value. */
    boolean exists();

    /** The value. Changes of the object reach the state only by {@link #update}. */
    Optional<V> get();

    /** The value, or another one if there is none. */
    default V orElse(V other) {
        return get().orElse(other);
    }

    /**
     * Sets the value.
     *
     * @throws IllegalArgumentException if it is null
     */
    void update(V value);

    /** Removes the value. Without one, nothing happens. */
    void remove();
}
