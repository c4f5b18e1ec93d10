package dev.holdfast.runtime.io;

import java.io.IOException;

/** A directory belongs to somebody else. */
final class ForeignOutputException extends IOException {

    ForeignOutputException(String message) {
        super(message);
    }
}
