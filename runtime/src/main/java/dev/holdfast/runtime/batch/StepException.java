package dev.holdfast.runtime.batch;

import org.jspecify.annotations.Nullable;

/** A function of a stateless step threw, or returned null. Ends the batch; the message says which step and what it did. */
final class StepException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StepException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
