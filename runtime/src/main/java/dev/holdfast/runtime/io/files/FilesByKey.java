package dev.holdfast.runtime.io.files;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Opens the files of a directory by their keys, under whatever names they have by then. Thread safe. */
final class FilesByKey {

    private final SourceFiles files;
    private final Path directory;

    FilesByKey(SourceFiles files, Path directory) {
        this.files = files;
        this.directory = directory;
    }

    /** Where the file of a key is, also if it is no input by its name. */
    Optional<Path> find(String key) throws IOException {
        for (Path path : files.list(directory)) {
            if (isFileOf(path, key)) {
                return Optional.of(path);
            }
        }
        return Optional.empty();
    }

    /**
     * Opens a file.
     *
     * @param path under which it was last seen
     */
    InputStream read(Path path, String key, long position) throws IOException {
        Optional<InputStream> in = open(path, key, position);
        if (in.isPresent()) {
            return in.get();
        }
        Path moved = find(key).orElseThrow(() -> missing(path));
        return open(moved, key, position).orElseThrow(() -> missing(path));
    }

    /** Opens a name, if it stands for the file of a key, before and after. */
    private Optional<InputStream> open(Path path, String key, long position) throws IOException {
        if (!isFileOf(path, key)) {
            return Optional.empty();
        }
        InputStream in;
        try {
            in = files.read(path, position);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        if (isFileOf(path, key)) {
            return Optional.of(in);
        }
        in.close();
        return Optional.empty();
    }

    private boolean isFileOf(Path path, String key) throws IOException {
        return files.status(path)
                .filter(status -> status.isFile() && status.key().equals(key))
                .isPresent();
    }

    static FileNotFoundException missing(Path path) {
        return new FileNotFoundException("File " + path + " was there, was not read to its end, and is gone from its"
                + " directory. Put it back, or start with a new checkpoint.");
    }
}
