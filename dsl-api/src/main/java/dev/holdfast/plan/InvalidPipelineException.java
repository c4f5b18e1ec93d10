package dev.holdfast.plan;

/** A pipeline cannot run as it was built. The message says what is wrong with it and how to mend it. */
public class InvalidPipelineException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** Says what is wrong with the pipeline, and the way out. */
    public InvalidPipelineException(String message) {
        super(message);
    }
}
