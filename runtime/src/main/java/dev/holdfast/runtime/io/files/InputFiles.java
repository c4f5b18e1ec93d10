package dev.holdfast.runtime.io.files;

import dev.holdfast.runtime.time.Clock;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The files that a source may read: one, or those of a directory. Names that begin with {@code .} or {@code _}, names that end
 * in {@code .tmp}, and directories are none of them.
 *
 * <p>A directory is listed when its time of modification says that names came or went. Between two listings the files that the
 * caller watches are asked for their status at each look, and all others in turn. A large directory is not listed more often
 * than a tenth of the time allows.
 *
 * <p>{@link #read} may be called from several threads between two looks; all else from one thread.
 */
public final class InputFiles {

    private static final int LARGE_DIRECTORY = 10_000;

    /** After it was listed, a large directory is left alone for so many times as long; taking in the names takes as long again. */
    private static final int PAUSE_FACTOR = 20;

    private static final int SWEEP = 100;

    /** A change of a directory within this time of a listing may have the same time of modification as the next one. */
    private static final long SETTLING_NANOS = 2_000_000_000;

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final SourceFiles files;
    private final Path directory;
    private final @Nullable String single;
    private final Clock clock;

    private Map<String, InputFile> present = new HashMap<>();
    private final Set<String> changed = new HashSet<>();
    private Iterator<String> sweep = List.<String>of().iterator();
    private long listedModifiedNanos = Long.MIN_VALUE;
    private boolean isSettled;
    private long listedAt;
    private long listingNanos;

    private InputFiles(SourceFiles files, Path directory, @Nullable String single, Clock clock) {
        this.files = files;
        this.directory = directory;
        this.single = single;
        this.clock = clock;
    }

    /**
     * Opens a file or a directory; nothing is looked for yet.
     *
     * @throws FileNotFoundException if there is none
     */
    static InputFiles open(SourceFiles files, Path path, Clock clock) throws IOException {
        FileStatus status = files.status(path).orElse(null);
        if (status == null) {
            throw new FileNotFoundException("There is no file or directory " + path.toAbsolutePath()
                    + " to read. Create it before the query starts, or correct the path.");
        }
        if (status.kind() == FileStatus.Kind.DIRECTORY) {
            return new InputFiles(files, path, null, clock);
        }
        Path directory = Objects.requireNonNull(path.toAbsolutePath().getParent(), "a file has a directory");
        return new InputFiles(files, directory, FileName.of(path), clock);
    }

    boolean isSingle() {
        return single != null;
    }

    /** The name, if it is one file. */
    @Nullable
    String single() {
        return single;
    }

    /** Looks for what is new, and at least at the watched names. */
    void look(Collection<String> watched) throws IOException {
        if (single != null) {
            refresh(single);
            refreshAll(watched);
        } else {
            boolean listed = isListingDue() && list();
            boolean isWatchedStale = refreshAll(watched);
            boolean isOtherStale = sweep();
            if ((isWatchedStale || isOtherStale) && !listed) {
                list();
            }
        }
    }

    private boolean isListingDue() throws IOException {
        boolean isLarge = present.size() > LARGE_DIRECTORY;
        if (isLarge && clock.nanoTime() - listedAt < PAUSE_FACTOR * listingNanos) {
            return false;
        }
        return !isSettled || directoryStatus().modifiedNanos() != listedModifiedNanos;
    }

    private FileStatus directoryStatus() throws IOException {
        return files.status(directory)
                .orElseThrow(() -> new FileNotFoundException(
                        "Directory " + directory + " is missing. Put it back with the files that were not read yet."));
    }

    private boolean list() throws IOException {
        listedModifiedNanos = directoryStatus().modifiedNanos();
        isSettled = nowNanos() - listedModifiedNanos > SETTLING_NANOS;
        Map<String, InputFile> found = new HashMap<>(present.size() * 2);
        long start = clock.nanoTime();
        List<Path> paths = files.list(directory);
        listedAt = clock.nanoTime();
        listingNanos = listedAt - start;
        for (Path path : paths) {
            found(path, found);
        }
        present.keySet().stream().filter(name -> !found.containsKey(name)).forEach(changed::add);
        present = found;
        return true;
    }

    private void found(Path path, Map<String, InputFile> found) throws IOException {
        String name = FileName.of(path);
        if (!isInputName(name)) {
            return;
        }
        InputFile known = present.get(name);
        InputFile file = known != null ? known : status(name, path).orElse(null);
        if (file == null) {
            return;
        }
        if (known == null) {
            changed.add(name);
        }
        if (found.put(name, file) != null) {
            throw new IOException("Directory " + directory + " has two files whose names are both written " + name
                    + ", one of them in bytes that are not UTF-8. Rename that one.");
        }
    }

    private static boolean isInputName(String name) {
        return !name.startsWith(".") && !name.startsWith("_") && !name.endsWith(".tmp");
    }

    private boolean refreshAll(Collection<String> names) throws IOException {
        boolean isStale = false;
        for (String name : names) {
            isStale |= refresh(name);
        }
        return isStale;
    }

    private boolean sweep() throws IOException {
        if (!sweep.hasNext()) {
            sweep = List.copyOf(present.keySet()).iterator();
        }
        boolean isStale = false;
        for (int i = 0; i < SWEEP && sweep.hasNext(); i++) {
            isStale |= refresh(sweep.next());
        }
        return isStale;
    }

    /** Returns whether the name stands for another file than before, or for none. */
    private boolean refresh(String name) throws IOException {
        InputFile old = present.get(name);
        Path path = old == null ? directory.resolve(name) : old.path();
        InputFile now = status(name, path).orElse(null);
        if (now == null) {
            present.remove(name);
            changed.add(name);
            return old != null;
        }
        present.put(name, now);
        if (old == null || !now.status().equals(old.status())) {
            changed.add(name);
        }
        return old != null && !old.key().equals(now.key());
    }

    private Optional<InputFile> status(String name, Path path) throws IOException {
        return files.status(path).map(status -> new InputFile(name, path, status, nowMillis()));
    }

    /** Looks at names that a single file had before. */
    void lookAt(Collection<String> names) throws IOException {
        if (single != null) {
            refreshAll(names);
        }
    }

    /** The names of what came, went or changed since this was last called. */
    Set<String> takeChanged() {
        Set<String> taken = Set.copyOf(changed);
        changed.clear();
        return taken;
    }

    /** All that is there, directories too. */
    Map<String, InputFile> present() {
        return present;
    }

    /** The file of a name, unless it is something else. A link is refused. */
    Optional<InputFile> file(String name) throws IOException {
        InputFile found = present.get(name);
        if (found != null && found.status().kind() == FileStatus.Kind.LINK) {
            throw new IOException(
                    "File " + found.path() + " is a symbolic link, which is not followed. Move the file itself in.");
        }
        return Optional.ofNullable(found).filter(file -> file.status().isFile());
    }

    /** The file of a key among those that are there. */
    Optional<InputFile> present(String key) {
        return present.values().stream()
                .filter(file -> file.status().isFile() && file.key().equals(key))
                .findFirst();
    }

    /** Looks in the directory for a file that had another name, also for one that is no input by its name. */
    Optional<InputFile> find(String key) throws IOException {
        for (Path path : files.list(directory)) {
            Optional<InputFile> found = status(FileName.of(path), path);
            if (found.isPresent()
                    && found.get().status().isFile()
                    && found.get().key().equals(key)) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** Files beside the single one whose names begin like its name, and that were written after a time. */
    List<InputFile> rotatedAfter(long modifiedNanos) throws IOException {
        String name = Objects.requireNonNull(single, "only a single file has rotated ones");
        List<InputFile> found = new ArrayList<>();
        for (Path path : files.list(directory)) {
            String other = FileName.of(path);
            if (other.startsWith(name) && !other.equals(name)) {
                status(other, path)
                        .filter(file -> file.status().isFile() && file.status().modifiedNanos() > modifiedNanos)
                        .ifPresent(found::add);
            }
        }
        return found;
    }

    /** Counts a file that {@link #find} found among those that are there. */
    void add(InputFile file) {
        present.put(file.name(), file);
    }

    /** Opens the file that a name stood for at the last look, under whatever name it has now. */
    public InputStream read(String name, long position) throws IOException {
        InputFile file = present.get(name);
        if (file == null) {
            throw missing(path(name));
        }
        return read(file, position);
    }

    InputStream read(InputFile file, long position) throws IOException {
        Optional<InputStream> in = open(file.path(), file.key(), position);
        if (in.isPresent()) {
            return in.get();
        }
        InputFile moved = find(file.key()).orElseThrow(() -> missing(file.path()));
        return open(moved.path(), file.key(), position).orElseThrow(() -> missing(file.path()));
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
        return files.status(path).filter(status -> status.key().equals(key)).isPresent();
    }

    private static FileNotFoundException missing(Path path) {
        return new FileNotFoundException("File " + path + " was there, was not read to its end, and is gone from its"
                + " directory. Put it back, or start with a new checkpoint.");
    }

    /** The size that a file has now, which may be more than at the last look. */
    public long size(String name) throws IOException {
        return files.status(path(name)).orElseThrow(() -> missing(path(name))).size();
    }

    /** Where a file is, for messages. */
    public Path path(String name) {
        InputFile file = present.get(name);
        return file == null ? directory.resolve(name) : file.path();
    }

    Path directory() {
        return directory;
    }

    long nowMillis() {
        return clock.millis();
    }

    private long nowNanos() {
        return clock.millis() * NANOS_PER_MILLI;
    }
}
