package dev.holdfast.runtime.checkpoint;

import dev.holdfast.engine.CheckpointCorruptException;
import java.nio.file.Path;

/** Says that a file of a checkpoint is not what was written. */
final class Damage {

    private static final String FIX =
            " The query does not go on from what may be wrong. Put back the file, or the whole directory, from a copy.";

    private Damage() {}

    static CheckpointCorruptException at(Path file, long position, String what) {
        return new CheckpointCorruptException(
                "Checkpoint file " + file + " is damaged at byte " + position + ": " + what + "." + FIX);
    }

    static CheckpointCorruptException of(Path file, String what) {
        return new CheckpointCorruptException("Checkpoint file " + file + " is damaged: " + what + "." + FIX);
    }

    static CheckpointCorruptException missing(Path file) {
        return new CheckpointCorruptException("Checkpoint file " + file + " is missing." + FIX);
    }
}
