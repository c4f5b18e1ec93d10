package dev.holdfast.runtime.checkpoint;

import java.io.IOException;
import java.nio.file.Path;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the files of a checkpoint are. Names that are not ours are never opened and never removed. */
record CheckpointLayout(Path root) {

    private static final Logger LOG = LoggerFactory.getLogger(CheckpointLayout.class);

    private static final int DIGITS = 20;
    private static final String SEGMENT = ".batch";
    private static final String MANIFEST = ".manifest";
    private static final String EPOCH = ".epoch";
    private static final Pattern PART = Pattern.compile("[0-9a-f]{64}\\.part");
    private static final Pattern TEMPORARY = Pattern.compile(
            "([0-9]{20}\\.(batch|manifest|epoch)|merged\\.part|holdfast\\.json|probe)\\.[0-9]{1,19}\\.tmp");

    Path batches() {
        return root.resolve("batches");
    }

    Path snapshots() {
        return root.resolve("snapshots");
    }

    Path parts() {
        return root.resolve("parts");
    }

    Path epochs() {
        return root.resolve("epochs");
    }

    Path identity() {
        return root.resolve("holdfast.json");
    }

    Path lock() {
        return root.resolve("lock");
    }

    Path probe() {
        return root.resolve("probe");
    }

    Path hint() {
        return root.resolve("delivered");
    }

    Path segment(long batchId) {
        return batches().resolve(name(batchId, SEGMENT));
    }

    Path manifest(long batchId) {
        return snapshots().resolve(name(batchId, MANIFEST));
    }

    Path epoch(long epoch) {
        return epochs().resolve(name(epoch, EPOCH));
    }

    Path part(ContentHash hash) {
        return parts().resolve(hash.hex() + ".part");
    }

    /** Where a part is written whose hash is not known yet. */
    Path mergedPart() {
        return parts().resolve("merged.part");
    }

    /** Where a file is written before it is published. */
    static Path temporary(Path file, long epoch) {
        return file.resolveSibling(file.getFileName() + "." + epoch + ".tmp");
    }

    NavigableSet<Long> segments(CheckpointFiles files) throws IOException {
        return numbers(files, batches(), SEGMENT);
    }

    NavigableSet<Long> manifests(CheckpointFiles files) throws IOException {
        return numbers(files, snapshots(), MANIFEST);
    }

    NavigableSet<Long> epochs(CheckpointFiles files) throws IOException {
        return numbers(files, epochs(), EPOCH);
    }

    static boolean isPart(String name) {
        return PART.matcher(name).matches();
    }

    /** Removes what earlier runs began to write. Only the holder of the lock may do so. */
    void removeTemporaries(CheckpointFiles files) throws IOException {
        for (Path directory : new Path[] {root, batches(), snapshots(), parts(), epochs()}) {
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
                case "holdfast.json", "lock", "probe", "delivered", "batches", "snapshots", "parts", "epochs" -> true;
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
