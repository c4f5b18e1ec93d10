package dev.holdfast.runtime.io.files;

import dev.holdfast.runtime.files.LocalInput;
import dev.holdfast.runtime.io.files.FileStatus.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The files of this machine. */
final class LocalSourceFiles implements SourceFiles {

    static final LocalSourceFiles INSTANCE = new LocalSourceFiles();

    private static final String ATTRIBUTES = "unix:ino,mode,size,lastModifiedTime,ctime";

    private static final int KIND_MASK = 0170000;
    private static final int REGULAR = 0100000;
    private static final int DIRECTORY = 0040000;
    private static final int LINK = 0120000;

    private LocalSourceFiles() {}

    @Override
    public List<Path> list(Path directory) throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            entries.forEach(found::add);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return found;
    }

    @Override
    public Optional<FileStatus> status(Path file) throws IOException {
        try {
            return Optional.of(toStatus(file, Files.readAttributes(file, ATTRIBUTES, LinkOption.NOFOLLOW_LINKS)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (UnsupportedOperationException | IllegalArgumentException e) {
            throw new FileSystemException(
                    file.toString(), null, "its file system does not number files as POSIX file systems do");
        }
    }

    private static FileStatus toStatus(Path file, Map<String, Object> attributes) {
        return new FileStatus(
                kind(file, (Integer) value(attributes, "mode")),
                value(attributes, "ino").toString(),
                (Long) value(attributes, "size"),
                nanos(value(attributes, "lastModifiedTime")),
                nanos(value(attributes, "ctime")));
    }

    private static Object value(Map<String, Object> attributes, String name) {
        return Objects.requireNonNull(attributes.get(name), name);
    }

    private static Kind kind(Path file, int mode) {
        return switch (mode & KIND_MASK) {
            case REGULAR -> Kind.FILE;
            case DIRECTORY -> Kind.DIRECTORY;
            case LINK -> Files.isDirectory(file) ? Kind.DIRECTORY : Kind.LINK;
            default -> Kind.OTHER;
        };
    }

    private static long nanos(Object time) {
        return ((FileTime) time).to(TimeUnit.NANOSECONDS);
    }

    @Override
    public InputStream read(Path file, long position) throws IOException {
        return LocalInput.open(file, position);
    }
}
