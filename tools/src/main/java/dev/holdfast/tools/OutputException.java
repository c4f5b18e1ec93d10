package dev.holdfast.tools;

/** What was asked for could not be written. The message is for people. */
final class OutputException extends Exception {

    private static final long serialVersionUID = 1L;

    OutputException(String message) {
        super(message);
    }
}
