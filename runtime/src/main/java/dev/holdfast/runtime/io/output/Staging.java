package dev.holdfast.runtime.io.output;

import dev.holdfast.runtime.files.CheckpointFiles;
import dev.holdfast.runtime.files.CheckpointFiles.DurableOutput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The hidden directory in which a run writes what readers do not see yet, {@code .staging.7}. For batch 42 it has
 * files {@code 42.0}, {@code 42.1}, and one that says where each is to be shown, {@code places.42}.
 *
 * <p>All that a run does begins with a name in its directory, and it never makes that directory again. So when a later run has
 * given it another name, the earlier one can do nothing any more, and finds out at its next step. What it left is shown to its end
 * if the marker of its batch is there, and removed if not.
 */
final class Staging {

    private static final Pattern NAME = Pattern.compile("\\.(staging|fenced)\\.(\\d{1,18})");
    private static final Pattern PLACES = Pattern.compile("places\\.(\\d{1,18})");

    private final OutputDirectory output;
    private final CheckpointFiles files;
    private final Path path;
    private final List<Path> places = new ArrayList<>();

    private Staging(OutputDirectory output, Path path) {
        this.output = output;
        this.path = path;
        files = output.files();
    }

    /** Whether a run has left something. */
    static boolean isIn(OutputDirectory output) throws IOException {
        return output.files().list(output.path()).stream()
                .anyMatch(name -> NAME.matcher(name).matches());
    }

    /** Takes the output over from all runs before, and begins a directory of its own. */
    static Staging open(OutputDirectory output) throws IOException {
        long last = output.epoch();
        for (String name : output.files().list(output.path())) {
            Matcher staging = NAME.matcher(name);
            if (staging.matches()) {
                last = Math.max(last, Long.parseLong(staging.group(2)));
                takeOver(output, name, staging.group(2));
            }
        }
        Staging own = new Staging(output, output.path().resolve(".staging." + (last + 1)));
        own.files.createDirectories(own.path);
        return own;
    }

    private static void takeOver(OutputDirectory output, String name, String number) throws IOException {
        Path fenced = output.path().resolve(".fenced." + number);
        if (!name.equals(fenced.getFileName().toString())) {
            output.files().rename(output.path().resolve(name), fenced);
            output.files().syncDirectory(output.path());
        }
        Staging left = new Staging(output, fenced);
        for (long batch : left.stagedBatches()) {
            if (output.marker(batch).exists()) {
                left.show(batch);
            }
        }
        left.remove();
    }

    /** The batches whose places are said; of all but one nothing is left but that. */
    private List<Long> stagedBatches() throws IOException {
        return files.list(path).stream()
                .map(PLACES::matcher)
                .filter(Matcher::matches)
                .map(staged -> Long.valueOf(staged.group(1)))
                .toList();
    }

    Path path() {
        return path;
    }

    /** The marker of a batch, which is made here first. */
    DeliveryMarker marker(long batchId) {
        return DeliveryMarker.madeIn(path, files, output.path(), batchId);
    }

    /**
     * Where a file of a batch is to be written that will be shown at a place.
     *
     * @param place in the output, with the directories in between
     */
    Path file(long batchId, String place) throws IOException {
        try {
            places.add(output.path().resolve(place));
        } catch (InvalidPathException e) {
            throw new IOException(
                    "A row would stand in a directory whose name the locale of this process cannot write. Start it with a"
                            + " locale of UTF-8, such as LC_ALL=C.UTF-8, or partition by something else.",
                    e);
        }
        return file(batchId, places.size() - 1);
    }

    private Path file(long batchId, int number) {
        return path.resolve(batchId + "." + number);
    }

    /** Makes what was written durable, together with where it will be shown. The content of the files already is. */
    void seal(long batchId) throws IOException {
        StringBuilder text = new StringBuilder();
        places.forEach(place -> text.append(output.path().relativize(place)).append('\n'));
        try (DurableOutput out = files.create(places(batchId))) {
            out.write(text.toString().getBytes(StandardCharsets.UTF_8));
            out.sync();
        }
        files.syncDirectory(path);
    }

    private Path places(long batchId) {
        return path.resolve("places." + batchId);
    }

    /** Gives the files of a sealed batch their places. What was shown before a crash is not here any more: this can be repeated. */
    void show(long batchId) throws IOException {
        if (!files.exists(places(batchId))) {
            return;
        }
        Set<Path> shown = new HashSet<>();
        List<String> names;
        try (InputStream in = files.read(places(batchId), 0)) {
            names = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
        for (int i = 0; i < names.size(); i++) {
            Path place = output.path().resolve(names.get(i));
            Path directory = Objects.requireNonNull(place.getParent(), "a place is in the output");
            if (shown.add(directory)) {
                files.createDirectories(directory);
            }
            show(file(batchId, i), place);
        }
        for (Path directory : shown) {
            files.syncDirectory(directory);
        }
        files.delete(places(batchId));
        places.clear();
    }

    private void show(Path file, Path place) throws IOException {
        if (!files.exists(file)) {
            return;
        }
        if (files.exists(place)) {
            try (InputStream rows = files.read(file, 0)) {
                output.requireSame(place, rows);
            }
            files.delete(file);
        } else {
            files.rename(file, place);
        }
    }

    /** Removes all that is here, but not the directory itself. */
    void clear() throws IOException {
        places.clear();
        for (String name : files.list(path)) {
            files.delete(path.resolve(name));
        }
    }

    /** Ends the run: nobody can use the directory any more. */
    void remove() throws IOException {
        clear();
        files.delete(path);
    }
}
