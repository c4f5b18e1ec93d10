package dev.holdfast;

import dev.holdfast.annotation.CheckReturnValue;
import dev.holdfast.operator.JoinBounds;
import dev.holdfast.window.Windows;
import java.time.Duration;

/**
 * Two streams with their keys, of which it is not yet said how near in time partners are.
 *
 * @param <K> the type of the key
 * @param <T> the type of the left events
 * @param <U> the type of the right events
 */
@CheckReturnValue
public final class JoinTimes<K, T, U> {

    private final JoinInput<K, T> left;
    private final JoinInput<K, U> right;

    JoinTimes(JoinInput<K, T> left, JoinInput<K, U> right) {
        this.left = left;
        this.right = right;
    }

    /**
     * Events are partners if the right one's time minus the left one's lies between two bounds, which count. {@code between(Duration.ofMinutes(-30), Duration.ZERO)}: the
     * right event is at most half an hour earlier than the left one, and not later.
     *
     * @param from the least difference; may be negative
     * @param to the greatest difference; may be negative
     * @throws IllegalArgumentException if {@code from} is greater than {@code to}, or one has a part of a millisecond
     */
    public Join<K, T, U> between(Duration from, Duration to) {
        return Join.of(left, right, new JoinBounds.Between(from, to));
    }

    /**
     * Events are partners if they belong to the same window.
     *
     * @param windows tumbling or calendar ones
     * @throws IllegalArgumentException if they are others
     */
    public Join<K, T, U> inSame(Windows windows) {
        return Join.of(left, right, new JoinBounds.SameWindow(windows));
    }
}
