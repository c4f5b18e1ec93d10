package dev.holdfast.runtime.files;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The files of this machine, on a POSIX file system.
 *
 * <p>Files are written through streams, since an interrupted thread closes a channel that it touches. A name is published
 * by a hard link, which, unlike a rename, fails if the name exists.
 *
 * <p>Only what the operating system says is not there counts as missing. Whatever else keeps a file from being looked at, such as
 * a denied permission or too many open files, is an error.
 */
final class LocalFiles implements CheckpointFiles {

    static final LocalFiles INSTANCE = new LocalFiles(FileAccess.OWNER);

    private static final DirectorySync DIRECTORY_SYNC = new DirectorySync();
    private static final int MAX_HOLDER_BYTES = 1000;

    private final FileAccess access;

    /** @param access who may read what is made */
    LocalFiles(FileAccess access) {
        this.access = access;
    }

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
            Files.createDirectory(directory, PosixFilePermissions.asFileAttribute(access.ofDirectories()));
            openToReaders(directory, access.ofDirectories());
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
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public boolean exists(Path file) throws IOException {
        return attributes(file, LinkOption.NOFOLLOW_LINKS).isPresent();
    }

    @Override
    public boolean isDirectory(Path file) throws IOException {
        return attributes(file).map(BasicFileAttributes::isDirectory).orElse(false);
    }

    /** Empty if there is nothing of this name. */
    private static Optional<BasicFileAttributes> attributes(Path file, LinkOption... options) throws IOException {
        try {
            return Optional.of(Files.readAttributes(file, BasicFileAttributes.class, options));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    @Override
    public long size(Path file) throws IOException {
        LocalInput.refuseLink(file);
        return Files.size(file);
    }

    @Override
    public InputStream read(Path file, long position) throws IOException {
        return LocalInput.open(file, position);
    }

    @Override
    public DurableOutput create(Path file) throws IOException {
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(access.ofFiles()));
            openToReaders(file, access.ofFiles());
        } catch (FileAlreadyExistsException e) {
            LocalInput.refuseLink(file);
        }
        return new FileOutput(new FileOutputStream(file.toFile()));
    }

    /** The process's own mask takes permissions away from what is made, also such as were asked for. */
    private void openToReaders(Path made, Set<PosixFilePermission> permissions) throws IOException {
        if (access != FileAccess.OWNER) {
            Files.setPosixFilePermissions(made, permissions);
        }
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
        LocalInput.refuseLink(file);
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
        if (LocalLocks.holder(key).isPresent()) {
            return Optional.empty();
        }
        makeLockFile(key);
        return LocalLocks.tryLock(key, holder);
    }

    private void makeLockFile(Path key) throws IOException {
        try {
            Files.createFile(key, PosixFilePermissions.asFileAttribute(access.ofFiles()));
        } catch (FileAlreadyExistsException e) {
            LocalInput.refuseLink(key);
        }
    }

    @Override
    public String lockHolder(Path file) throws IOException {
        Optional<String> own = LocalLocks.holder(lockKey(file));
        if (own.isPresent()) {
            return own.get();
        }
        try (InputStream in = read(file, 0)) {
            return new String(in.readNBytes(MAX_HOLDER_BYTES), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
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
