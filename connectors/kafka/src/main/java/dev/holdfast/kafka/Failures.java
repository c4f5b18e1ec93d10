package dev.holdfast.kafka;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;

/** Says what Kafka's exceptions mean. */
final class Failures {

    private Failures() {}

    /** What a future failed with. */
    static Throwable cause(Throwable failure) {
        Throwable cause = failure;
        while ((cause instanceof ExecutionException || cause instanceof CompletionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    /** The constructors of Kafka's clients wrap what is wrong with their settings. */
    static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    /** An error of a connector. An interrupted thread stays so. */
    static IOException of(String what, Throwable failure) {
        if (failure instanceof InterruptedException || failure instanceof InterruptException) {
            Thread.currentThread().interrupt();
            InterruptedIOException interrupted = new InterruptedIOException(what + ": the thread was interrupted.");
            interrupted.initCause(failure);
            return interrupted;
        }
        return new IOException(what + ": " + failure + advice(failure), failure);
    }

    private static String advice(Throwable failure) {
        if (failure instanceof AuthorizationException) {
            return ". Give the user of the query the right that is missing; the documentation of the connector lists them all.";
        }
        return failure instanceof AuthenticationException
                ? ". Set Kafka's own settings of security with withSetting(name, value)."
                : "";
    }
}
