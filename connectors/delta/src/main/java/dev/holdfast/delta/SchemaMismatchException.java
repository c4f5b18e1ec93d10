package dev.holdfast.delta;

import java.io.IOException;

/** A table does not take the rows of a sink. The message says why and what to do. */
final class SchemaMismatchException extends IOException {

    SchemaMismatchException(String message) {
        super(message);
    }
}
