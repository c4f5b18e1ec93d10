package dev.holdfast.runtime.checkpoint;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The files of this machine, on a POSIX file system.
 *
 * <p>Files are read and written through streams, since an interrupted thread closes a channel that it touches. A name is
 * published by a hard link, which, unlike a rename, fails if the name exists. A lock is also kept in a set of this process:
 * closing any other channel of a locked file would drop the operating system's lock.
 */
final class LocalFiles implements CheckpointFiles {

    static final LocalFiles INSTANCE = new LocalFiles();

    private final Set<Path> heldLocks = ConcurrentHashMap.newKeySet();

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
        return Files.size(file);
    }

    @Override
    public InputStream read(Path file, long position) throws IOException {
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
            syncDirectory(file.toAbsolutePath().getParent());
        }
        return true;
    }

    @Override
    public void syncDirectory(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
    }

    @Override
    public Optional<HeldLock> tryLock(Path file, String holder) throws IOException {
        Path key = file.toAbsolutePath().getParent().toRealPath().resolve(file.getFileName());
        if (!heldLocks.add(key)) {
            return Optional.empty();
        }
        try {
            Optional<HeldLock> lock = lockFile(key, holder);
            if (lock.isEmpty()) {
                heldLocks.remove(key);
            }
            return lock;
        } catch (IOException | RuntimeException e) {
            heldLocks.remove(key);
            throw e;
        }
    }

    private Optional<HeldLock> lockFile(Path key, String holder) throws IOException {
        RandomAccessFile file = new RandomAccessFile(key.toFile(), "rw");
        FileLock lock = file.getChannel().tryLock();
        if (lock == null) {
            file.close();
            return Optional.empty();
        }
        file.setLength(0);
        file.write(holder.getBytes(StandardCharsets.UTF_8));
        return Optional.of(() -> {
            file.close();
            heldLocks.remove(key);
        });
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
