package dev.holdfast.testkit;

import org.jspecify.annotations.Nullable;

/** A test's update function made a {@link Mistake}. Thrown by the tester, in the step in which it was found. */
public final class MistakeError extends AssertionError {

    private static final long serialVersionUID = 1L;

    private final Mistake mistake;

    MistakeError(Mistake mistake, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.mistake = mistake;
    }

    /** Which one; the first, if there were several. */
    public Mistake mistake() {
        return mistake;
    }
}
