package dev.holdfast.runtime.io.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** All access of sources to files, which is only reading: the one place to replace in tests. Thread safe. */
public interface SourceFiles {

    /** The files of this machine, on a POSIX file system. */
    static SourceFiles local() {
        return LocalSourceFiles.INSTANCE;
    }

    /** What is in a directory, in no order. Names that this process cannot write as text are there, too. */
    List<Path> list(Path directory) throws IOException;

    /** What a name stands for; links are not followed. Empty if there is nothing. */
    Optional<FileStatus> status(Path file) throws IOException;

    /**
     * Opens a file for reading, {@code position} bytes from its start. A link is refused.
     *
     * @throws NoSuchFileException if there is none
     */
    InputStream read(Path file, long position) throws IOException;
}
