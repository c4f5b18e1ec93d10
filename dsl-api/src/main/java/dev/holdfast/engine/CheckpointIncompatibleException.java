package dev.holdfast.engine;

/** The checkpoint belongs to another pipeline than the one that was started: a schema, an operator or a source changed. */
public class CheckpointIncompatibleException extends CheckpointException {

    private static final long serialVersionUID = 1L;

    /** Without a cause. */
    public CheckpointIncompatibleException(String message) {
        super(message);
    }
}
