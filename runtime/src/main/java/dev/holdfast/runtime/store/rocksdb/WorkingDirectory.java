package dev.holdfast.runtime.store.rocksdb;

import dev.holdfast.runtime.files.CheckpointFiles;
import dev.holdfast.runtime.files.CheckpointFiles.HeldLock;
import dev.holdfast.runtime.files.LocalPrivateDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directory of one database, for one run. Directories are numbered, and a run takes the first of this user's own that no
 * other has locked; so what a killed run left is removed by a later one, and there are never more of them than runs at one time.
 * What another user may have put there is never entered.
 */
final class WorkingDirectory implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WorkingDirectory.class);
    private static final int MAX_RUNS = 10_000;
    private static final String LOCK = "lock";

    private final CheckpointFiles files;
    private final Path path;
    private final HeldLock lock;

    private WorkingDirectory(CheckpointFiles files, Path path, HeldLock lock) {
        this.files = files;
        this.path = path;
        this.lock = lock;
    }

    static WorkingDirectory open(CheckpointFiles files, RocksDbOptions options) {
        try {
            Path parent = options.directory();
            if (options.hasDefaultDirectory()) {
                parent = DefaultDirectory.claim(files, parent);
            } else {
                files.createDirectories(parent);
            }
            return open(files, parent);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The working directory " + options.directory() + " of the RocksDB store cannot be used: " + e
                            + ". Name one on a local disk with RocksDbOptions.withDirectory(…).",
                    e);
        }
    }

    private static WorkingDirectory open(CheckpointFiles files, Path parent) throws IOException {
        String holder = "process " + ProcessHandle.current().pid();
        for (int number = 0; number < MAX_RUNS; number++) {
            Path path = parent.resolve(Integer.toString(number));
            if (LocalPrivateDirectory.claim(path)) {
                Optional<HeldLock> lock = files.tryLock(path.resolve(LOCK), holder);
                if (lock.isPresent()) {
                    return prepare(files, path, lock.get());
                }
            }
        }
        throw new IOException("all " + MAX_RUNS + " directories are in use");
    }

    /** Where the database is. */
    Path database() {
        return path.resolve("database");
    }

    /** Where files are written that become files of the database. */
    Path restored() {
        return path.resolve("restored");
    }

    /** Where the native library is unpacked, if this run is the first of its class loader. */
    Path library() {
        return path.resolve("library");
    }

    /** Removes the database, and lets others have the directory. */
    @Override
    public void close() {
        try (lock) {
            empty();
        } catch (IOException e) {
            LOG.info("{} could not be emptied; the next run does it. {}", path, e.toString());
        }
    }

    private static WorkingDirectory prepare(CheckpointFiles files, Path path, HeldLock lock) throws IOException {
        boolean prepared = false;
        try {
            WorkingDirectory directory = new WorkingDirectory(files, path, lock);
            directory.empty();
            files.createDirectories(directory.database());
            files.createDirectories(directory.restored());
            files.createDirectories(directory.library());
            prepared = true;
            return directory;
        } finally {
            if (!prepared) {
                lock.close();
            }
        }
    }

    private void empty() throws IOException {
        for (String name : files.list(path)) {
            if (!name.equals(LOCK)) {
                LocalPrivateDirectory.remove(path.resolve(name));
            }
        }
    }
}
