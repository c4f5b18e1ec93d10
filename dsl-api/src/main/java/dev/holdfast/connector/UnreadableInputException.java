package dev.holdfast.connector;

/**
 * Input that gives no event. The message goes on after the input's place, as "does not fit Click" does, and shows nothing of
 * the input. It has no cause, which might.
 */
public final class UnreadableInputException extends Exception {

    /** Says what is wrong with the input. */
    public UnreadableInputException(String reason) {
        super(reason, null, false, false);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
