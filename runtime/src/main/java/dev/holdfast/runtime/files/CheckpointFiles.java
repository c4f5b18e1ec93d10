package dev.holdfast.runtime.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * All file access of the runtime: the one place to replace when tests crash the machine between two steps, and the one
 * place that may use {@code java.nio.file.Files}.
 *
 * <p>What was written may be gone after a crash until it was made durable: the content of a file by {@link DurableOutput#sync},
 * its name by {@link #publish} or {@link #syncDirectory}. A method that throws leaves it unknown whether it had its effect.
 * A sync that failed is never repeated: its file is given up. Implementations may be called from any thread, and an
 * interrupt does not disturb them.
 */
public interface CheckpointFiles {

    /** The files of this machine. What is made can be read by the user of this process only. */
    static CheckpointFiles local() {
        return LocalFiles.INSTANCE;
    }

    /** The files of this machine. */
    static CheckpointFiles local(FileAccess access) {
        return new LocalFiles(access);
    }

    /** Creates a directory and its missing parents, durably. Does nothing if it is there. */
    void createDirectories(Path directory) throws IOException;

    /** The names in a directory, sorted. Empty if there is no such directory; one that cannot be read is an error. */
    List<String> list(Path directory) throws IOException;

    /** Whether there is a file, directory or link of this name. If that cannot be found out, it is an error, not a no. */
    boolean exists(Path file) throws IOException;

    /** Whether it is a directory, or a link to one. */
    boolean isDirectory(Path file) throws IOException;

    /**
     * The size in bytes. A link is refused, never followed.
     *
     * @throws java.nio.file.NoSuchFileException if there is no file of this name, and only then
     */
    long size(Path file) throws IOException;

    /**
     * Opens a file for reading, {@code position} bytes from its start. A link is refused, never followed.
     *
     * @throws java.nio.file.NoSuchFileException if there is none of this name, and only then
     */
    InputStream read(Path file, long position) throws IOException;

    /**
     * Creates a file for writing; one of that name is emptied, a link is refused. Used for names that nobody believes, such as
     * temporary ones.
     */
    DurableOutput create(Path file) throws IOException;

    /**
     * Gives a written file its final name: atomically, and durably on return, if {@code durable}.
     *
     * @return false, with nothing changed, if there is a file of that name already
     */
    boolean publish(Path temporary, Path file, boolean durable) throws IOException;

    /**
     * Gives a file or a directory another name, atomically; a file that has that name is replaced. Not durable until the directory is
     * synced.
     */
    void rename(Path file, Path newName) throws IOException;

    /** Makes the content of a file durable that was closed without it. */
    void sync(Path file) throws IOException;

    /** Makes the names in a directory durable. */
    void syncDirectory(Path directory) throws IOException;

    /** Removes a file or an empty directory. Does nothing if there is none. Not durable until the directory is synced. */
    void delete(Path file) throws IOException;

    /**
     * Takes the lock that a file stands for, and writes {@code holder} into it. A link is refused, never followed.
     *
     * @return empty if another process, or another run in this one, has it
     */
    Optional<HeldLock> tryLock(Path file, String holder) throws IOException;

    /** What the holder of a lock wrote into its file, or the last one did. Empty if there is nothing to read. */
    String lockHolder(Path file) throws IOException;

    /** A lock that is held until it is closed. */
    interface HeldLock extends AutoCloseable {

        /** Replaces what the file says of the holder. */
        void describe(String holder) throws IOException;

        @Override
        void close() throws IOException;
    }

    /** A file that is being written. */
    abstract class DurableOutput extends OutputStream {

        /** Makes what was written so far durable. Called before {@code close}, and for a large file also in between. */
        public abstract void sync() throws IOException;
    }
}
