package dev.holdfast.runtime.checkpoint.chunk;

import dev.holdfast.engine.CheckpointCorruptException;
import java.nio.file.Path;

/** Says that a file of a checkpoint is not what was written. */
public final class Damage {

    private static final String FIX =
            " The query does not go on from what may be wrong. Put back the file, or the whole directory, from a copy.";

    private Damage() {}

    /** The error for a place in a file. */
    public static CheckpointCorruptException at(Path file, long position, String what) {
        return new CheckpointCorruptException(
                "Checkpoint file " + file + " is damaged at byte " + position + ": " + what + "." + FIX);
    }

    /** The error for a file as a whole. */
    public static CheckpointCorruptException of(Path file, String what) {
        return new CheckpointCorruptException("Checkpoint file " + file + " is damaged: " + what + "." + FIX);
    }

    /** The error for a file that has to be there. */
    public static CheckpointCorruptException missing(Path file) {
        return new CheckpointCorruptException("Checkpoint file " + file + " is missing." + FIX);
    }
}
