package dev.holdfast.runtime.checkpoint.directory;

import dev.holdfast.engine.CheckpointException;
import dev.holdfast.runtime.files.CheckpointFiles;
import java.io.IOException;
import java.nio.file.Path;

/** Tries out on a directory what every commit will ask of it. */
public final class Probe {

    private Probe() {}

    /** Refuses a file system on which a name can be taken twice. */
    public static void run(CheckpointFiles files, CheckpointLayout layout) throws IOException {
        Path file = layout.probe();
        Path temporary = CheckpointLayout.temporary(file, 0);
        files.delete(file);
        write(files, temporary);
        boolean published = files.publish(temporary, file, true);
        write(files, temporary);
        boolean overwritten = files.publish(temporary, file, true);
        files.delete(temporary);
        files.delete(file);
        if (!published || overwritten) {
            throw new CheckpointException("The file system of checkpoint " + layout.root()
                    + " cannot give a file a name only if the name is free, which a commit needs."
                    + " Put the checkpoint on a local POSIX file system.");
        }
    }

    private static void write(CheckpointFiles files, Path file) throws IOException {
        try (CheckpointFiles.DurableOutput out = files.create(file)) {
            out.write(1);
            out.sync();
        }
    }
}
