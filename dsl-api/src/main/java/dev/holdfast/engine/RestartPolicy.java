package dev.holdfast.engine;

import java.time.Duration;

/**
 * Whether a query that failed is started again in its process, from its checkpoint. By default it is not: a supervisor that
 * restarts the process, such as systemd or Kubernetes, also helps against a process that is broken.
 *
 * <p>A query is not started again because of a checkpoint that is damaged, does not fit or is used by somebody else, of a
 * {@link StateBudget}, after an {@link Error} that no update function threw, or when it was told to stop.
 *
 * @param first the pause after the first failure; each failure after it doubles the pause
 * @param max the longest pause
 * @param attempts how many times in a row at most; 0 for never
 * @param healthyAfter how long a run lasts after which failures are counted from 0 again
 */
public record RestartPolicy(Duration first, Duration max, int attempts, Duration healthyAfter) {

    /**
     * Checks the figures.
     *
     * @throws IllegalArgumentException if a pause is shorter than a millisecond, {@code max} shorter than {@code first}, {@code
     *     attempts} negative or {@code healthyAfter} not positive
     */
    public RestartPolicy {
        if (first.toMillis() < 1 || max.compareTo(first) < 0) {
            throw new IllegalArgumentException("The pauses before a restart grow from " + first + " to " + max
                    + ". The first is at least 1 ms, and the longest not shorter than the first.");
        }
        if (attempts < 0) {
            throw new IllegalArgumentException("A query is started again 0 or more times, not " + attempts + ".");
        }
        if (healthyAfter.isNegative() || healthyAfter.isZero()) {
            throw new IllegalArgumentException(
                    "The time after which a run counts as healthy is positive, not " + healthyAfter + ".");
        }
    }

    /** A query that failed is over. The default. */
    public static RestartPolicy never() {
        return new RestartPolicy(Duration.ofSeconds(1), Duration.ofSeconds(1), 0, Duration.ofSeconds(1));
    }

    /**
     * Starts the query again, after pauses that double from {@code first} to {@code max}, at most {@code attempts} times in a row. A
     * run that lasted ten times {@code max} is healthy: failures after it are counted from 0.
     *
     * @throws IllegalArgumentException if a pause is shorter than a millisecond, {@code max} shorter than {@code first}, or {@code
     *     attempts} negative
     */
    public static RestartPolicy backoff(Duration first, Duration max, int attempts) {
        return new RestartPolicy(first, max, attempts, max.multipliedBy(10));
    }

    /** The same, with another time after which a run counts as healthy. */
    public RestartPolicy healthyAfter(Duration time) {
        return new RestartPolicy(first, max, attempts, time);
    }

    /**
     * The pause before a restart.
     *
     * @param attempt 1 for the first in a row
     */
    public Duration pause(int attempt) {
        Duration pause = first;
        for (int i = 1; i < attempt && pause.compareTo(max) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(max) < 0 ? pause : max;
    }
}
