package dev.holdfast.keyed;

import org.jspecify.annotations.Nullable;

/**
 * A row of the turn's key: the only one of a state with one row for each key, or one of a state with sub-keys. Shows what the turn has
 * written. Valid during the turn.
 *
 * @param <V> the type of the value
 */
public interface OneRow<V> {

    /** In place of the deadline of a row that has none. */
    long NO_DEADLINE = Long.MIN_VALUE;

    /** Whether there is a value. There may be a deadline without one. */
    boolean hasValue();

    /**
     * The value, or null if there is none. An object of the caller's own: what it does with it reaches the row only by {@link #put}.
     *
     * @throws UnreadableRowException if the stored bytes are none of this state; the turn then fails whatever the operator does
     */
    @Nullable
    V value();

    /** The deadline in milliseconds since 1970, or {@link #NO_DEADLINE}. */
    long deadlineMillis();

    /**
     * Replaces the row. The value is written before this returns, so that later changes of the object do not count.
     *
     * @param deadlineMillis or {@link #NO_DEADLINE}
     * @throws UnwritableValueException if the value cannot be written; the row stays as it was
     */
    void put(V value, long deadlineMillis);

    /** Gives the row another deadline and leaves its value as it is stored. A row with neither is gone. */
    void putDeadline(long deadlineMillis);

    /** Replaces the row by a deadline without a value. */
    void putDeadlineOnly(long deadlineMillis);

    /** Removes value and deadline. */
    void remove();
}
