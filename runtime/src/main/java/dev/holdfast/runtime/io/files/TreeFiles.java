package dev.holdfast.runtime.io.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A directory that has, for those who ask, the files of all directories below it. It has changed when one of them has: its size is
 * a sum of what is known of them, and its time that of the one that changed last. Used by one thread, but for {@link #read}.
 */
final class TreeFiles implements SourceFiles {

    /** A link that leads back would have no end. */
    private static final int MAX_LEVELS = 30;

    private final SourceFiles files;
    private final Path root;

    /** The directories that were there at the last listing. */
    private volatile List<Path> directories;

    TreeFiles(SourceFiles files, Path root) {
        this.files = files;
        this.root = root;
        directories = List.of(root);
    }

    @Override
    public List<Path> list(Path directory) throws IOException {
        if (!directory.equals(root)) {
            return files.list(directory);
        }
        List<Path> found = new ArrayList<>();
        List<Path> below = new ArrayList<>();
        collect(root, found, below);
        directories = List.copyOf(below);
        return found;
    }

    private void collect(Path directory, List<Path> found, List<Path> below) throws IOException {
        if (directory.getNameCount() - root.getNameCount() > MAX_LEVELS) {
            throw new IOException("Directory " + directory + " is more than " + MAX_LEVELS + " levels below " + root
                    + ", as if a link led back. Remove the link, or read without recursively().");
        }
        below.add(directory);
        for (Path path : files.list(directory)) {
            FileStatus status = files.status(path).orElse(null);
            if (status == null) {
                continue;
            }
            if (status.kind() != FileStatus.Kind.DIRECTORY) {
                found.add(path);
            } else if (!isHidden(path)) {
                collect(path, found, below);
            }
        }
    }

    private static boolean isHidden(Path directory) {
        String name = directory.getFileName().toString();
        return name.startsWith(".") || name.startsWith("_");
    }

    @Override
    public Optional<FileStatus> status(Path file) throws IOException {
        Optional<FileStatus> status = files.status(file);
        return file.equals(root) && status.isPresent() && status.get().kind() == FileStatus.Kind.DIRECTORY
                ? Optional.of(ofAll(status.get()))
                : status;
    }

    private FileStatus ofAll(FileStatus own) throws IOException {
        long sum = 0;
        long modified = own.modifiedNanos();
        for (Path directory : directories) {
            FileStatus status = files.status(directory).orElse(null);
            long time = status == null ? 0 : status.modifiedNanos();
            modified = Math.max(modified, time);
            sum = sum * 31 + directory.hashCode() * 31L + time;
        }
        return new FileStatus(own.kind(), own.key(), sum, modified, own.changedNanos());
    }

    @Override
    public InputStream read(Path file, long position) throws IOException {
        return files.read(file, position);
    }
}
