package dev.holdfast.runtime.checkpoint;

import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;

/**
 * The files of this machine, on a POSIX file system.
 *
 * <p>Files are read and written through streams, since an interrupted thread closes a channel that it touches. A name is
 * published by a hard link, which, unlike a rename, fails if the name exists. A lock is also kept in a map of this process:
 * closing any other channel of a locked file would drop the operating system's lock.
 */
final class LocalFiles implements CheckpointFiles {

    static final LocalFiles INSTANCE = new LocalFiles();

    private static final DirectorySync DIRECTORY_SYNC = new DirectorySync();
    private static final int MAX_HOLDER_BYTES = 1000;

    /** Who holds each lock that this process holds. */
    private final ConcurrentMap<Path, String> heldLocks = new ConcurrentHashMap<>();

    private LocalFiles() {}

    @Override
    public void createDirectories(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            return;
        }
        Path parent = directory.toAbsolutePath().getParent();
        if (parent != null) {
            createDirectories(parent);
        }
        try {
            Files.createDirectory(directory);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(directory)) {
                throw e;
            }
        }
        if (parent != null) {
            syncDirectory(parent);
        }
    }

    @Override
    public List<String> list(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    @Override
    public boolean exists(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public boolean isDirectory(Path file) {
        return Files.isDirectory(file);
    }

    @Override
    public long size(Path file) throws IOException {
        refuseLink(file);
        return Files.size(file);
    }

    @Override
    public InputStream read(Path file, long position) throws IOException {
        refuseLink(file);
        InputStream in = new FileInputStream(file.toFile());
        try {
            in.skipNBytes(position);
            return in;
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    @Override
    public DurableOutput create(Path file) throws IOException {
        return new FileOutput(new FileOutputStream(file.toFile()));
    }

    @Override
    public boolean publish(Path temporary, Path file, boolean durable) throws IOException {
        try {
            Files.createLink(file, temporary);
        } catch (FileAlreadyExistsException e) {
            return false;
        }
        Files.delete(temporary);
        if (durable) {
            syncDirectory(directoryOf(file));
        }
        return true;
    }

    @Override
    public void rename(Path file, Path newName) throws IOException {
        Files.move(file, newName, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void sync(Path file) throws IOException {
        refuseLink(file);
        try (RandomAccessFile written = new RandomAccessFile(file.toFile(), "rw")) {
            written.getFD().sync();
        }
    }

    @Override
    public void syncDirectory(Path directory) throws IOException {
        DIRECTORY_SYNC.run(directory);
    }

    @Override
    public void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
    }

    @Override
    public Optional<HeldLock> tryLock(Path file, String holder) throws IOException {
        Path key = lockKey(file);
        if (heldLocks.putIfAbsent(key, holder) != null) {
            return Optional.empty();
        }
        boolean locked = false;
        try {
            Optional<HeldLock> lock = lockFile(key, holder);
            locked = lock.isPresent();
            return lock;
        } finally {
            if (!locked) {
                heldLocks.remove(key);
            }
        }
    }

    private Optional<HeldLock> lockFile(Path key, String holder) throws IOException {
        RandomAccessFile file = new RandomAccessFile(key.toFile(), "rw");
        boolean locked = false;
        try {
            locked = file.getChannel().tryLock() != null;
            if (!locked) {
                return Optional.empty();
            }
            HeldLock lock = new LocalLock(file, () -> heldLocks.remove(key), text -> heldLocks.put(key, text));
            lock.describe(holder);
            return Optional.of(lock);
        } finally {
            if (!locked) {
                file.close();
            }
        }
    }

    @Override
    public String lockHolder(Path file) throws IOException {
        String holder = heldLocks.get(lockKey(file));
        if (holder != null) {
            return holder;
        }
        try (InputStream in = read(file, 0)) {
            return new String(in.readNBytes(MAX_HOLDER_BYTES), StandardCharsets.UTF_8);
        } catch (NoSuchFileException | FileNotFoundException e) {
            return "";
        }
    }

    private static Path lockKey(Path file) throws IOException {
        return directoryOf(file).toRealPath().resolve(file.getFileName().toString());
    }

    private static Path directoryOf(Path file) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        if (directory == null) {
            throw new NotDirectoryException(file + " is in no directory");
        }
        return directory;
    }

    private static void refuseLink(Path file) throws IOException {
        if (Files.isSymbolicLink(file)) {
            throw new FileSystemException(file.toString(), null, "a symbolic link, which is not followed");
        }
    }

    private static final class FileOutput extends DurableOutput {

        private final FileOutputStream out;

        FileOutput(FileOutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int value) throws IOException {
            out.write(value);
        }

        @Override
        public void write(byte[] source, int offset, int length) throws IOException {
            out.write(source, offset, length);
        }

        @Override
        public void sync() throws IOException {
            out.getFD().sync();
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
