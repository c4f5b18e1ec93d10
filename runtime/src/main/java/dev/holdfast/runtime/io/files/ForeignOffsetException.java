package dev.holdfast.runtime.io.files;

import dev.holdfast.connector.Offset;
import java.io.IOException;

/** An offset is none of a source that reads files. */
public final class ForeignOffsetException extends IOException {

    private final transient Offset offset;

    ForeignOffsetException(Offset offset, IllegalArgumentException cause) {
        super("Offset " + offset + " is none of files", cause);
        this.offset = offset;
    }

    public Offset offset() {
        return offset;
    }
}
