package dev.holdfast.runtime.io.files;

import dev.holdfast.runtime.time.Clock;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Which files a source reads.
 *
 * @param path a file or a directory
 * @param names which files of a directory; a file is read whatever its name
 * @param isRecursive whether those in directories below are read too
 * @param files how they are reached
 * @param clock tells when they were looked at
 */
public record FilesToRead(Path path, NameFilter names, boolean isRecursive, SourceFiles files, Clock clock) {

    /** A file, or all files of a directory. */
    public static FilesToRead of(Path path, SourceFiles files, Clock clock) {
        return new FilesToRead(path, NameFilter.ALL, false, files, clock);
    }

    /** The same, but for the names. */
    public FilesToRead with(NameFilter newNames) {
        return new FilesToRead(path, newNames, isRecursive, files, clock);
    }

    /** The same, and those in directories below. */
    public FilesToRead recursively() {
        return new FilesToRead(path, names, true, files, clock);
    }

    /**
     * Begins to follow them.
     *
     * @throws IOException if there is nothing at the path, or a file that is compressed in a way that is not read
     */
    public FileTracker open() throws IOException {
        return FileTracker.open(isRecursive ? new TreeFiles(files, path) : files, path, names, clock);
    }
}
