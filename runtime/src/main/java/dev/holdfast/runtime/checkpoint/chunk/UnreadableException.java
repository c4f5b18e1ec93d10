package dev.holdfast.runtime.checkpoint.chunk;

import java.io.IOException;
import java.nio.file.Path;

/** A file of a checkpoint is there, but cannot be read now. That may pass, so it is no proof of damage. */
public final class UnreadableException extends IOException {

    private static final long serialVersionUID = 1L;

    UnreadableException(Path file, IOException cause) {
        super("Checkpoint file " + file + " could not be read: " + cause, cause);
    }
}
