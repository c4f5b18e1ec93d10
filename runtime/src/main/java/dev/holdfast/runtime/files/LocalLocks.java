package dev.holdfast.runtime.files;

import dev.holdfast.runtime.files.CheckpointFiles.HeldLock;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The locks that this process holds.
 *
 * <p>The operating system grants a lock to a process, and takes it away as soon as the process closes any channel of the file. So
 * a file whose lock is held here may not even be opened, not by a copy of this class in another class loader either. What all class
 * loaders of a process have in common are its system properties: there is one for each lock, and its value is who holds it.
 */
final class LocalLocks {

    private static final String PROPERTY = "dev.holdfast.lock:";

    private LocalLocks() {}

    /** Takes the lock of a file, named by its real path. */
    static Optional<HeldLock> tryLock(Path file, String holder) throws IOException {
        if (System.getProperties().putIfAbsent(PROPERTY + file, holder) != null) {
            return Optional.empty();
        }
        boolean locked = false;
        try {
            Optional<HeldLock> lock = lock(file, holder);
            locked = lock.isPresent();
            return lock;
        } finally {
            if (!locked) {
                System.clearProperty(PROPERTY + file);
            }
        }
    }

    /** Who holds the lock of a file, if it is this process. */
    static Optional<String> holder(Path file) {
        return Optional.ofNullable(System.getProperty(PROPERTY + file));
    }

    private static Optional<HeldLock> lock(Path path, String holder) throws IOException {
        RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
        boolean staysOpen = false;
        try {
            if (file.getChannel().tryLock() == null) {
                return Optional.empty();
            }
            HeldLock lock = new LocalLock(
                    file,
                    () -> System.clearProperty(PROPERTY + path),
                    text -> System.setProperty(PROPERTY + path, text));
            lock.describe(holder);
            staysOpen = true;
            return Optional.of(lock);
        } catch (OverlappingFileLockException e) {
            // Somebody has cleared the system properties. Closing the file would drop the lock of its holder.
            staysOpen = true;
            return Optional.empty();
        } finally {
            if (!staysOpen) {
                file.close();
            }
        }
    }
}
