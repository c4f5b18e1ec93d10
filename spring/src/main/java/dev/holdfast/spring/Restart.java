package dev.holdfast.spring;

import dev.holdfast.engine.RestartPolicy;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a query that failed is started again; what is null has a default.
 *
 * @param attempts How many times in a row a query that failed is started again; 0 for never.
 * @param firstPause The pause before the first restart; each failure after it doubles the pause.
 * @param longestPause The longest pause before a restart.
 * @param healthyAfter How long a run lasts after which failures are counted from 0 again; by default ten times the longest pause.
 */
record Restart(
        @Nullable Integer attempts,
        @Nullable Duration firstPause,
        @Nullable Duration longestPause,
        @Nullable Duration healthyAfter) {

    private static final Restart NOTHING_SAID = new Restart(null, null, null, null);

    static Restart merged(@Nullable Restart first, @Nullable Restart second) {
        Restart own = first == null ? NOTHING_SAID : first;
        Restart others = second == null ? NOTHING_SAID : second;
        return new Restart(
                Choice.either(own.attempts, others.attempts),
                Choice.either(own.firstPause, others.firstPause),
                Choice.either(own.longestPause, others.longestPause),
                Choice.either(own.healthyAfter, others.healthyAfter));
    }

    /**
     * The policy for the engine.
     *
     * @throws IllegalArgumentException if the figures make none
     */
    RestartPolicy policy() {
        if (attempts == null || attempts == 0) {
            return RestartPolicy.never();
        }
        Duration first = Choice.of(firstPause, Duration.ofSeconds(1));
        Duration max = longestPause == null ? longer(first, Duration.ofMinutes(1)) : longestPause;
        RestartPolicy policy = RestartPolicy.backoff(first, max, attempts);
        return healthyAfter == null ? policy : policy.healthyAfter(healthyAfter);
    }

    private static Duration longer(Duration first, Duration second) {
        return first.compareTo(second) > 0 ? first : second;
    }
}
