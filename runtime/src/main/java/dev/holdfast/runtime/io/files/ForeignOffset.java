package dev.holdfast.runtime.io.files;

import dev.holdfast.connector.Offset;
import java.io.IOException;

/** The error for an offset that another kind of source wrote. */
public final class ForeignOffset {

    private ForeignOffset() {}

    /** Says it of a source and the offset that the checkpoint has for its id. */
    public static IOException of(String source, Offset offset) {
        return new IOException("Offset " + offset + " was not written by source " + source
                + ": its id belonged to a source of another kind. Give this source another id, or start it with a new"
                + " checkpoint.");
    }
}
