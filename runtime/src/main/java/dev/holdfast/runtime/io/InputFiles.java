package dev.holdfast.runtime.io;

import dev.holdfast.runtime.checkpoint.CheckpointFiles;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The files that a source reads: one, or those of a directory, by name. Empty files count as not yet there. */
final class InputFiles {

    private final CheckpointFiles files;
    private final Path directory;
    private final @Nullable String single;
    private List<String> names = List.of();

    private InputFiles(CheckpointFiles files, Path directory, @Nullable String single) {
        this.files = files;
        this.directory = directory;
        this.single = single;
    }

    static InputFiles open(CheckpointFiles files, Path path) throws IOException {
        if (!files.exists(path)) {
            throw new FileNotFoundException("There is no file or directory " + path.toAbsolutePath()
                    + " to read. Create it before the query starts, or correct the path.");
        }
        InputFiles input;
        if (files.isDirectory(path)) {
            input = new InputFiles(files, path, null);
        } else {
            Path absolute = path.toAbsolutePath();
            Path directory = Objects.requireNonNull(absolute.getParent(), "a file has a directory");
            input = new InputFiles(files, directory, path.getFileName().toString());
        }
        input.list();
        return input;
    }

    /** Looks for new files. */
    void list() throws IOException {
        if (single == null) {
            names = files.list(directory).stream()
                    .filter(InputFiles::isInputName)
                    .toList();
        } else {
            names = files.exists(path(single)) ? List.of(single) : List.of();
        }
    }

    private static boolean isInputName(String name) {
        return !name.startsWith(".") && !name.startsWith("_") && !name.endsWith(".tmp");
    }

    /** The names at the last {@link #list}, sorted; some may be directories or empty. */
    List<String> names() {
        return names;
    }

    /** The first file behind a name, up to and including another. */
    @Nullable
    String next(String name, String last) throws IOException {
        int found = Collections.binarySearch(names, name);
        for (int i = found < 0 ? -found - 1 : found + 1; i < names.size(); i++) {
            String candidate = names.get(i);
            if (candidate.compareTo(last) > 0) {
                return null;
            }
            if (hasInput(candidate)) {
                return candidate;
            }
        }
        return null;
    }

    /** The last file, if there is one. */
    @Nullable
    String last() throws IOException {
        for (int i = names.size() - 1; i >= 0; i--) {
            if (hasInput(names.get(i))) {
                return names.get(i);
            }
        }
        return null;
    }

    boolean hasInput(String name) throws IOException {
        return !files.isDirectory(path(name)) && size(name) > 0;
    }

    /** The size of a file, which must not be smaller than what was seen of it. */
    long size(String name, long seen) throws IOException {
        long size = size(name);
        if (size < seen) {
            throw new IOException("File " + path(name) + " has " + size + " bytes, but " + seen
                    + " were there before: it was shortened or replaced. Put the old content back and bring new input as a"
                    + " new file, or start with a new checkpoint.");
        }
        return size;
    }

    private long size(String name) throws IOException {
        if (!files.exists(path(name))) {
            throw missing(name);
        }
        return files.size(path(name));
    }

    InputStream read(String name, long position) throws IOException {
        return files.read(path(name), position);
    }

    /** Fails if a file that was read is no longer there. */
    void requireFile(String name) throws IOException {
        if (Collections.binarySearch(names, name) < 0) {
            throw missing(name);
        }
    }

    private FileNotFoundException missing(String name) {
        return new FileNotFoundException(
                "File " + path(name) + " is missing or not among the files of this source, which"
                        + " stopped in it or behind it. Put it back, or start with a new checkpoint.");
    }

    /** Where a file is, for messages. */
    Path path(String name) {
        return directory.resolve(name);
    }
}
