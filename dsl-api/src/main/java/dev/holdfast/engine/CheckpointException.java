package dev.holdfast.engine;

import org.jspecify.annotations.Nullable;

/** A checkpoint cannot be used. Nothing in it was changed. The message names the file or the difference, and the way out. */
public class CheckpointException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Without a cause. */
    public CheckpointException(String message) {
        this(message, null);
    }

    /** With the failure that led to it. */
    public CheckpointException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
