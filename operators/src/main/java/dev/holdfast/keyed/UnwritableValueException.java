package dev.holdfast.keyed;

import org.jspecify.annotations.Nullable;

/** A value cannot be written to a row. The message says why, without naming operator or key. */
public final class UnwritableValueException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param problem the rest of a sentence about the value: {@code that cannot be written: …} */
    public UnwritableValueException(String problem, @Nullable Throwable cause) {
        super(problem, cause);
    }
}
