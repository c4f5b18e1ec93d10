package dev.holdfast.page;

import dev.holdfast.engine.StreamingQueryException;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that happened to a query and is no batch.
 *
 * @param at when the page heard of it
 * @param kind what it is
 * @param message for people; of a long one the beginning
 */
record Notice(Instant at, Kind kind, String message) {

    /** What may happen. */
    enum Kind {
        RESTARTING,
        FAILED,
        OVER_BUDGET,
        ENDED
    }

    /** A message may hold a whole document. */
    private static final int MOST_CHARACTERS = 4_000;

    Notice {
        if (message.length() > MOST_CHARACTERS) {
            message = message.substring(0, MOST_CHARACTERS) + "… (the rest is in the log)";
        }
    }

    /** The message of a failure is what the log has too; the cause is named where the message does not do so. */
    static Notice of(Instant at, Kind kind, StreamingQueryException failure, String rest) {
        String message = Optional.ofNullable(failure.getMessage()).orElse("");
        Throwable cause = failure.getCause();
        String causes = cause == null || message.contains(cause.getClass().getName()) ? "" : ": " + cause;
        return new Notice(at, kind, message + causes + rest);
    }

    String json() {
        return new Json()
                .text("at", at.toString())
                .text("kind", kind.name())
                .text("message", message)
                .toString();
    }
}
