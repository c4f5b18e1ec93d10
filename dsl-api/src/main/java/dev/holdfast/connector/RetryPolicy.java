package dev.holdfast.connector;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * How often a source or a sink tries again what failed for a reason that may pass, such as a lost connection, and how long it
 * waits before each attempt. Pauses double from the first one to the longest one; chance shortens each by up to a half, so that
 * many queries do not come back at the same moment. Errors that will not pass are never tried again.
 *
 * <pre>{@code
 * sink.retrying(RetryPolicy.attempts(5).withPauses(Duration.ofMillis(100), Duration.ofSeconds(2)))
 * }</pre>
 *
 * <p>A policy only computes; who uses it waits. While it waits the query goes no further, and a stop waits too.
 *
 * @param attempts how often something is done at most, at least 1
 * @param firstPause the pause before the second attempt, before chance shortens it; not negative
 * @param longestPause no pause is longer; not shorter than the first one
 */
public record RetryPolicy(int attempts, Duration firstPause, Duration longestPause) {

    private static final Duration FIRST = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(15);

    /** Sixteen attempts within at least 70 seconds and at most two and a half minutes, which outlasts the restart of a database. */
    public static final RetryPolicy STANDARD = attempts(16);

    /** One attempt: the first error counts. */
    public static final RetryPolicy NONE = attempts(1);

    public RetryPolicy {
        Objects.requireNonNull(firstPause, "firstPause");
        Objects.requireNonNull(longestPause, "longestPause");
        if (attempts < 1) {
            throw new IllegalArgumentException(
                    "There is at least 1 attempt, not " + attempts + ". Pass RetryPolicy.NONE to never try again.");
        }
        if (firstPause.isNegative() || longestPause.compareTo(firstPause) < 0) {
            throw new IllegalArgumentException("Pauses from " + firstPause + " to " + longestPause
                    + " do not grow. Pass a first pause that is not negative, and a longest one that is not shorter.");
        }
    }

    /** So many attempts, with pauses from 200 ms to 15 s. */
    public static RetryPolicy attempts(int attempts) {
        return new RetryPolicy(attempts, FIRST, LONGEST);
    }

    /** The same number of attempts with other pauses. */
    public RetryPolicy withPauses(Duration first, Duration longest) {
        return new RetryPolicy(attempts, first, longest);
    }

    /**
     * How long to wait before the next attempt; empty if there is none.
     *
     * @param failures how many attempts have failed, at least 1
     * @param chance from 0 for the whole pause to 1, exclusive, for half of it
     */
    public Optional<Duration> pauseAfter(int failures, double chance) {
        if (failures < 1 || !(chance >= 0 && chance < 1)) {
            throw new IllegalArgumentException(
                    "A pause comes after at least 1 failure with a chance from 0 to 1, not after " + failures + " with "
                            + chance + ".");
        }
        if (failures >= attempts) {
            return Optional.empty();
        }
        Duration pause = firstPause;
        for (int i = 1; i < failures && pause.compareTo(longestPause) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        Duration whole = pause.compareTo(longestPause) < 0 ? pause : longestPause;
        return Optional.of(Duration.ofNanos((long) (whole.toNanos() * (1 - chance / 2))));
    }
}
