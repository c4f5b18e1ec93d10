package dev.holdfast.parquet;

/** A value that does not fit. The message names the column and shows nothing of the value. It has no cause, which might. */
final class BadRowException extends RuntimeException {

    BadRowException(String message) {
        super(message, null, false, false);
    }
}
