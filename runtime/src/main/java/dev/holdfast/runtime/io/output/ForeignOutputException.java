package dev.holdfast.runtime.io.output;

import java.io.IOException;

/** A directory belongs to somebody else. */
public final class ForeignOutputException extends IOException {

    /** Says whose it is and what to do. */
    public ForeignOutputException(String message) {
        super(message);
    }
}
