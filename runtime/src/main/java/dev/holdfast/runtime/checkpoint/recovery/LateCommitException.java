package dev.holdfast.runtime.checkpoint.recovery;

import dev.holdfast.engine.CheckpointInUseException;

/**
 * A run that had lost the checkpoint to this one has committed a batch after that. It delivered nothing of it, and found out that it
 * has to stop. Whoever opens the checkpoint again takes up that batch like any other, and loses nothing.
 */
public final class LateCommitException extends CheckpointInUseException {

    private static final long serialVersionUID = 1L;

    LateCommitException(String message) {
        super(message);
    }
}
