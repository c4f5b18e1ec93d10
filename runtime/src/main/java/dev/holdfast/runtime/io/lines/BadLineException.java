package dev.holdfast.runtime.io.lines;

/** A line that gives no event. The message goes on after "line 17" and shows nothing of the line. It has no cause, which might. */
public final class BadLineException extends Exception {

    /** Says what is wrong with the line. */
    public BadLineException(String reason) {
        super(reason, null, false, false);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
