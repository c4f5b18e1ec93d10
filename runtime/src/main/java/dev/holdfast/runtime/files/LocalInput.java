package dev.holdfast.runtime.files;

import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Opens files of this machine for reading.
 *
 * <p>They are read through streams, since an interrupted thread closes a channel that it touches. A stream takes names as text,
 * though; a name that this process's locale cannot write is opened through a channel.
 */
public final class LocalInput {

    /** What stands in the text of a path for bytes that are none. */
    private static final char REPLACEMENT = '\uFFFD';

    private LocalInput() {}

    /**
     * Opens a file, {@code position} bytes from its start.
     *
     * @throws NoSuchFileException if there is none, and for no other reason
     * @throws FileSystemException if it is a symbolic link, or is there and cannot be opened
     */
    public static InputStream open(Path file, long position) throws IOException {
        refuseLink(file);
        InputStream in = open(file);
        try {
            in.skipNBytes(position);
            return in;
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    /** A stream says of every file that it cannot open that it is not found. */
    private static InputStream open(Path file) throws IOException {
        if (file.toString().indexOf(REPLACEMENT) >= 0) {
            return Files.newInputStream(file);
        }
        try {
            return new FileInputStream(file.toFile());
        } catch (FileNotFoundException e) {
            Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            throw new FileSystemException(
                    file.toString(), null, "it is there, but cannot be opened: " + e.getMessage());
        }
    }

    /** Refuses a name that stands for whatever a link leads to. */
    public static void refuseLink(Path file) throws FileSystemException {
        if (Files.isSymbolicLink(file)) {
            throw new FileSystemException(file.toString(), null, "a symbolic link, which is not followed");
        }
    }
}
