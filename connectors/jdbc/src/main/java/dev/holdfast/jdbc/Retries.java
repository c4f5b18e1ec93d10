package dev.holdfast.jdbc;

import dev.holdfast.connector.RetryPolicy;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries again what fails for a reason that may pass, and says so in the log. */
final class Retries {

    private static final Logger LOG = LoggerFactory.getLogger(Jdbc.class);

    private final RetryPolicy policy;
    private final Pauses pauses;

    Retries(RetryPolicy policy, Pauses pauses) {
        this.policy = policy;
        this.pauses = pauses;
    }

    /** Something that can be done again. */
    @FunctionalInterface
    interface Attempt<R> {

        R run() throws SQLException, IOException;
    }

    /**
     * Does something, perhaps several times.
     *
     * @param what for people: {@code Sink totals cannot deliver batch 4}
     * @param fix what to do if it cannot be done, a sentence
     * @throws IOException if an error will not pass, or there were as many as the policy allows
     */
    <R> R call(String what, String fix, Attempt<R> attempt) throws IOException {
        int failures = 0;
        while (true) {
            try {
                return attempt.run();
            } catch (SQLException e) {
                failures++;
                Optional<Duration> pause =
                        SqlErrors.mayPass(e) ? policy.pauseAfter(failures, pauses.chance()) : Optional.empty();
                if (pause.isEmpty()) {
                    throw SqlErrors.toIOException(
                            what + ": " + SqlErrors.describe(e) + ", in attempt " + failures + ". " + fix, e);
                }
                LOG.warn(
                        "{}: {}. This was attempt {} of {}; the next one is in {} ms.",
                        what,
                        SqlErrors.describe(e),
                        failures,
                        policy.attempts(),
                        pause.get().toMillis());
                waitFor(pause.get(), what);
            }
        }
    }

    private void waitFor(Duration pause, String what) throws IOException {
        try {
            pauses.pause(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            InterruptedIOException ended =
                    new InterruptedIOException(what + ": the thread was interrupted while it waited.");
            ended.initCause(e);
            throw ended;
        }
    }
}
