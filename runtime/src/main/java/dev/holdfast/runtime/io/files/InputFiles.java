package dev.holdfast.runtime.io.files;

import dev.holdfast.runtime.time.Clock;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
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
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The files that a source may read: one, or those of a directory that a {@link NameFilter} lets through. Directories are none of
 * them.
 *
 * <p>A directory is listed when its time of modification says that names came or went. Between two listings the files that the
 * caller watches are asked for their status at each look, and all others in turn. A large directory is not listed more often
 * than a tenth of the time allows; until then names that were read and are gone count as there.
 *
 * <p>{@link #read} may be called from several threads between two looks; all else from one thread.
 */
public final class InputFiles {

    private static final int SWEEP = 100;

    private final SourceFiles files;
    private final Path directory;
    private final @Nullable String single;
    private final NameFilter names;
    private final Clock clock;
    private final FilesByKey byKey;
    private final ListingPause pause;

    private Map<String, InputFile> present = new HashMap<>();
    private final Set<String> changed = new HashSet<>();
    private Iterator<String> sweep = List.<String>of().iterator();

    /** Names that no longer stand for the files that they stood for, of which more is known after the next listing. */
    private final Set<String> stale = new HashSet<>();

    private InputFiles(SourceFiles files, Path directory, @Nullable String single, NameFilter names, Clock clock) {
        this.files = files;
        this.directory = directory;
        this.single = single;
        this.names = names;
        this.clock = clock;
        byKey = new FilesByKey(files, directory);
        pause = new ListingPause(clock);
    }

    /**
     * Opens a file or a directory; nothing is looked for yet.
     *
     * @throws FileNotFoundException if there is none
     */
    static InputFiles open(SourceFiles files, Path path, NameFilter names, Clock clock) throws IOException {
        FileStatus status = files.status(path).orElse(null);
        if (status == null) {
            throw new FileNotFoundException("There is no file or directory " + path.toAbsolutePath()
                    + " to read. Create it before the query starts, or correct the path.");
        }
        if (status.kind() == FileStatus.Kind.DIRECTORY) {
            return new InputFiles(files, path, null, names, clock);
        }
        Path directory = Objects.requireNonNull(path.toAbsolutePath().getParent(), "a file has a directory");
        NameFilter.requireReadable(path);
        return new InputFiles(files, directory, FileName.of(path), names, clock);
    }

    boolean isSingle() {
        return single != null;
    }

    /** The name, if it is one file. */
    @Nullable
    String single() {
        return single;
    }

    /**
     * Looks for what is new, and at least at the watched names.
     *
     * @param isUnread whether something is to be read of the file of a name, so that it is missed at once
     */
    void look(Collection<String> watched, Predicate<String> isUnread) throws IOException {
        if (single != null) {
            refresh(single, name -> true);
            refreshAll(watched, name -> true);
            return;
        }
        boolean isPaused = pause.isNow(present.size());
        boolean listed = !isPaused && !pause.isUnchanged(directoryStatus()) && list();
        Predicate<String> isUrgent = isPaused ? isUnread : name -> true;
        boolean isWatchedStale = refreshAll(watched, isUrgent);
        boolean isOtherStale = sweep(isUrgent);
        if ((isWatchedStale || isOtherStale) && !listed) {
            list();
        }
    }

    private FileStatus directoryStatus() throws IOException {
        return files.status(directory)
                .orElseThrow(() -> new FileNotFoundException(
                        "Directory " + directory + " is missing. Put it back with the files that were not read yet."));
    }

    private boolean list() throws IOException {
        pause.start(directoryStatus());
        Map<String, InputFile> found = new HashMap<>(present.size() * 2);
        for (Path path : files.list(directory)) {
            found(path, found);
        }
        present.keySet().stream().filter(name -> !found.containsKey(name)).forEach(changed::add);
        present = found;
        stale.clear();
        pause.end();
        return true;
    }

    private void found(Path path, Map<String, InputFile> found) throws IOException {
        String name = FileName.below(directory, path);
        if (!names.matches(name, path)) {
            return;
        }
        InputFile known = stale.contains(name) ? null : present.get(name);
        InputFile file = known != null ? known : newStatus(name, path).orElse(null);
        if (file == null) {
            return;
        }
        if (known == null) {
            changed.add(name);
            if (file.status().kind() == FileStatus.Kind.FILE) {
                NameFilter.requireReadable(path);
            }
        }
        if (found.put(name, file) != null) {
            throw new IOException("Directory " + directory + " has two files whose names are both written " + name
                    + ", one of them in bytes that are not UTF-8. Rename that one.");
        }
    }

    private Optional<InputFile> newStatus(String name, Path path) throws IOException {
        long start = pause.nanoTime();
        Optional<InputFile> status = status(name, path);
        pause.spentOnce(start);
        return status;
    }

    private boolean refreshAll(Collection<String> names, Predicate<String> isUrgent) throws IOException {
        boolean isStale = false;
        for (String name : names) {
            isStale |= refresh(name, isUrgent);
        }
        return isStale;
    }

    private boolean sweep(Predicate<String> isUrgent) throws IOException {
        if (!sweep.hasNext()) {
            sweep = List.copyOf(present.keySet()).iterator();
        }
        boolean isStale = false;
        for (int i = 0; i < SWEEP && sweep.hasNext(); i++) {
            isStale |= refresh(sweep.next(), isUrgent);
        }
        return isStale;
    }

    /** Returns whether an urgent name stands for another file than before, or for none. */
    private boolean refresh(String name, Predicate<String> isUrgent) throws IOException {
        InputFile old = present.get(name);
        Path path = old == null ? directory.resolve(name) : old.path();
        InputFile now = status(name, path).orElse(null);
        boolean isStale = old != null && (now == null || !old.key().equals(now.key()));
        if (isStale && !isUrgent.test(name)) {
            stale.add(name);
            return false;
        }
        if (now == null) {
            present.remove(name);
            changed.add(name);
            return isStale;
        }
        present.put(name, now);
        if (old == null || !now.status().equals(old.status())) {
            changed.add(name);
        }
        return isStale;
    }

    /** Whether a name is known to stand for another file than {@link #file} says, or for none. */
    boolean isStale(String name) {
        return stale.contains(name);
    }

    private Optional<InputFile> status(String name, Path path) throws IOException {
        return files.status(path).map(status -> new InputFile(name, path, status, nowMillis()));
    }

    /** Looks at names that a single file had before. */
    void lookAt(Collection<String> names) throws IOException {
        if (single != null) {
            refreshAll(names, name -> true);
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

    /** Looks in the directory for a file that had another name, also for one that is no input by its name. */
    Optional<InputFile> find(String key) throws IOException {
        Path path = byKey.find(key).orElse(null);
        return path == null
                ? Optional.empty()
                : status(FileName.below(directory, path), path)
                        .filter(file -> file.key().equals(key));
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
            throw FilesByKey.missing(path(name));
        }
        return read(file, position);
    }

    InputStream read(InputFile file, long position) throws IOException {
        return byKey.read(file.path(), file.key(), position);
    }

    /** What was seen of the file of a name at the last look. */
    public FileStatus seen(String name) throws IOException {
        InputFile file = present.get(name);
        if (file == null) {
            throw FilesByKey.missing(path(name));
        }
        return file.status();
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
}
