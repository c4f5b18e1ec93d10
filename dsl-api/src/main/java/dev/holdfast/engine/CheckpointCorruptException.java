package dev.holdfast.engine;

import org.jspecify.annotations.Nullable;

/** A file of the checkpoint is damaged, missing, or from somewhere else. Not a byte of it was used. */
public class CheckpointCorruptException extends CheckpointException {

    private static final long serialVersionUID = 1L;

    /** Without a cause. */
    public CheckpointCorruptException(String message) {
        super(message);
    }

    /** With the failure that led to it. */
    public CheckpointCorruptException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
