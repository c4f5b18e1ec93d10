package dev.holdfast.engine;

/**
 * A query did not end in the time that {@link StreamingQuery#stop(java.time.Duration)} was given, or cannot end at all. The message
 * names what it is doing; the cause has the stack of the thread that does it. The query was told to stop, and ends when that
 * returns.
 */
public final class StopTimeoutException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With the failure that led to it. */
    public StopTimeoutException(String message, Throwable cause) {
        super(message, cause);
    }
}
