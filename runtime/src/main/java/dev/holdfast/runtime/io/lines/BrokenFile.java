package dev.holdfast.runtime.io.lines;

import dev.holdfast.runtime.io.gzip.BrokenGzipException;
import java.io.IOException;
import java.nio.file.Path;

/** What is said of a compressed file that cannot be unpacked. */
final class BrokenFile {

    private BrokenFile() {}

    /** The same error, but one of a compressed file gets its place. */
    static IOException behind(long lines, Path file, IOException error) {
        return error instanceof BrokenGzipException broken
                ? new IOException(
                        "File " + file + " " + broken.getMessage() + ": at its byte " + broken.position()
                                + ", behind line "
                                + lines
                                + ". It was cut off or damaged, or it is still being written. Put the whole file there"
                                + " under the same name, and start again; write files elsewhere and move them in when they are"
                                + " complete.",
                        error)
                : error;
    }
}
