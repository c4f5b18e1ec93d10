package dev.holdfast.engine;

/** Another run owns the checkpoint: it holds the lock, or it has opened or committed to it since. */
public class CheckpointInUseException extends CheckpointException {

    private static final long serialVersionUID = 1L;

    /** Without a cause. */
    public CheckpointInUseException(String message) {
        super(message);
    }
}
