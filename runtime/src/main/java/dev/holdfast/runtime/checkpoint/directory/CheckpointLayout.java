package dev.holdfast.runtime.checkpoint.directory;

import dev.holdfast.runtime.checkpoint.chunk.ContentHash;
import dev.holdfast.runtime.checkpoint.chunk.Damage;
import dev.holdfast.runtime.files.CheckpointFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the files of a checkpoint are. Names that are not ours are never opened and never removed. */
public record CheckpointLayout(Path root) {

    private static final Logger LOG = LoggerFactory.getLogger(CheckpointLayout.class);

    private static final int DIGITS = 20;
    private static final String SEGMENT = ".batch";
    private static final String MANIFEST = ".manifest";
    private static final String EPOCH = ".epoch";
    private static final Pattern PART = Pattern.compile("[0-9a-f]{64}\\.part");
    private static final Pattern TEMPORARY = Pattern.compile(
            "([0-9]{20}\\.(batch|manifest|epoch)|merged\\.part|holdfast\\.json|probe)\\.[0-9]{1,19}\\.tmp");

    /** The directory of the segments. */
    public Path batches() {
        return root.resolve("batches");
    }

    /** The directory of the manifests. */
    public Path snapshots() {
        return root.resolve("snapshots");
    }

    /** The directory of the parts of snapshots. */
    public Path parts() {
        return root.resolve("parts");
    }

    /** The directory of the epochs. */
    public Path epochs() {
        return root.resolve("epochs");
    }

    /** The file that says whose checkpoint it is. */
    public Path identity() {
        return root.resolve("holdfast.json");
    }

    /** The file that a run holds as long as it has the checkpoint. */
    public Path lock() {
        return root.resolve("lock");
    }

    Path probe() {
        return root.resolve("probe");
    }

    /** The file that says which batch was delivered. */
    public Path hint() {
        return root.resolve("delivered");
    }

    /** Where files are that recovery gave up. Nobody reads them. */
    public Path lost() {
        return root.resolve("lost");
    }

    /** Where a file is moved that an opening gives up. */
    public Path lost(Path file, long epoch) {
        return lost().resolve(file.getFileName() + "." + epoch);
    }

    /** The directory that a file of a checkpoint stands in. */
    public static Path directoryOf(Path file) {
        return Objects.requireNonNull(file.getParent(), "a file of a checkpoint is in a directory");
    }

    /** The segment of a batch. */
    public Path segment(long batchId) {
        return batches().resolve(name(batchId, SEGMENT));
    }

    /** The manifest of the snapshot as of a batch. */
    public Path manifest(long batchId) {
        return snapshots().resolve(name(batchId, MANIFEST));
    }

    /** The file of an epoch. */
    public Path epoch(long epoch) {
        return epochs().resolve(name(epoch, EPOCH));
    }

    /** The part with this content. */
    public Path part(ContentHash hash) {
        return parts().resolve(hash.hex() + ".part");
    }

    /** Where a part is written whose hash is not known yet. */
    public Path mergedPart() {
        return parts().resolve("merged.part");
    }

    /** Where a file is written before it is published. */
    public static Path temporary(Path file, long epoch) {
        return file.resolveSibling(file.getFileName() + "." + epoch + ".tmp");
    }

    /** The batches that have a segment. */
    public NavigableSet<Long> segments(CheckpointFiles files) throws IOException {
        return numbers(files, batches(), SEGMENT);
    }

    /** The batches that have a snapshot. */
    public NavigableSet<Long> manifests(CheckpointFiles files) throws IOException {
        return numbers(files, snapshots(), MANIFEST);
    }

    /** The epochs that have a file. */
    public NavigableSet<Long> epochs(CheckpointFiles files) throws IOException {
        return numbers(files, epochs(), EPOCH);
    }

    /** All are there before the first epoch is, and they are made in this order. */
    public List<Path> directories() {
        return List.of(batches(), snapshots(), parts(), epochs());
    }

    /**
     * Refuses a checkpoint of which a directory is gone. Looks at the last one first, so that one that is just being made is not
     * taken for one.
     */
    public void refuseMissingDirectories(CheckpointFiles files) throws IOException {
        boolean mustExist = false;
        List<Path> directories = directories();
        for (int i = directories.size() - 1; i >= 0; i--) {
            boolean exists = files.exists(directories.get(i));
            if (mustExist && !exists) {
                throw Damage.missing(directories.get(i));
            }
            mustExist |= exists;
        }
        if (!files.exists(epochs()) && !segments(files).isEmpty()) {
            throw Damage.missing(epochs());
        }
    }

    /** Whether a part may have this name. */
    public static boolean isPart(String name) {
        return PART.matcher(name).matches();
    }

    /** Removes what earlier runs began to write. Only the holder of the lock may do so. */
    public void removeTemporaries(CheckpointFiles files) throws IOException {
        List<Path> directories = new ArrayList<>(directories());
        directories.add(root);
        for (Path directory : directories) {
            for (String name : files.list(directory)) {
                if (TEMPORARY.matcher(name).matches()) {
                    files.delete(directory.resolve(name));
                } else if (!isOwn(directory, name)) {
                    LOG.info("Checkpoint {}: ignoring {}, which is not a file of a checkpoint", root, name);
                }
            }
        }
    }

    private boolean isOwn(Path directory, String name) {
        if (directory.equals(root)) {
            return switch (name) {
                case "holdfast.json", "lock", "probe", "delivered", "batches", "snapshots", "parts", "epochs", "lost" ->
                    true;
                default -> false;
            };
        }
        return isPart(name) || number(name, SEGMENT) >= 0 || number(name, MANIFEST) >= 0 || number(name, EPOCH) >= 0;
    }

    private static NavigableSet<Long> numbers(CheckpointFiles files, Path directory, String suffix) throws IOException {
        NavigableSet<Long> numbers = new TreeSet<>();
        for (String name : files.list(directory)) {
            long number = number(name, suffix);
            if (number >= 0) {
                numbers.add(number);
            }
        }
        return numbers;
    }

    private static String name(long number, String suffix) {
        String digits = Long.toString(number);
        return "0".repeat(DIGITS - digits.length()) + digits + suffix;
    }

    /** The number that a name stands for, or -1 if it is not a name of this kind. */
    private static long number(String name, String suffix) {
        if (name.length() != DIGITS + suffix.length() || !name.endsWith(suffix)) {
            return -1;
        }
        long number = 0;
        for (int i = 0; i < DIGITS; i++) {
            int digit = name.charAt(i) - '0';
            if (digit < 0 || digit > 9 || number > (Long.MAX_VALUE - digit) / 10) {
                return -1;
            }
            number = 10 * number + digit;
        }
        return number;
    }
}
