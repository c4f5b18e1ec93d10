package dev.holdfast.runtime.checkpoint;

import dev.holdfast.runtime.files.CheckpointFiles;
import dev.holdfast.runtime.files.Durability;
import dev.holdfast.runtime.files.ModelFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * Runs the workload, and before each of its file operations takes images of the disk as a power cut might leave it. Each image
 * is opened, checked against the model and written to; every so often the opening itself is cut in the same way.
 */
final class CrashHarness {

    private static final int MAX_DEPTH = 2;
    private static final int MAX_VIOLATIONS = 3;

    private final Durability durability;
    private final int imagesPerOperation;
    private UnaryOperator<CheckpointFiles> weakening = UnaryOperator.identity();
    private final Random random = new Random(20_261_121);
    private final List<String> violations = new ArrayList<>();
    private long images;
    private long acknowledged = -1;

    CrashHarness(Durability durability, int imagesPerOperation) {
        this.durability = durability;
        this.imagesPerOperation = imagesPerOperation;
    }

    /** Puts a mutant between the checkpoint and the disk. */
    CrashHarness weakenedBy(UnaryOperator<CheckpointFiles> newWeakening) {
        weakening = newWeakening;
        return this;
    }

    long images() {
        return images;
    }

    List<String> violations() {
        return violations;
    }

    void run(int batches) {
        ModelFiles files = new ModelFiles();
        files.watch((operation, file) -> inspect(files, operation, file, acknowledged, 1));
        Checkpoint checkpoint = Workload.open(weakening.apply(files), durability);
        for (int i = 0; i < batches && violations.size() < MAX_VIOLATIONS; i++) {
            Workload.commitNext(checkpoint);
            acknowledged = i;
            if (i % 11 == 10) {
                checkpoint.hintDelivered(i);
                checkpoint.close();
                checkpoint = Workload.open(weakening.apply(files), durability);
            }
        }
        checkpoint.close();
    }

    private void inspect(ModelFiles files, String operation, Path file, long least, int depth) {
        if (isReading(operation) || violations.size() >= MAX_VIOLATIONS) {
            return;
        }
        int count = depth == 1 ? imagesPerOperation : 1;
        for (int i = 0; i < count; i++) {
            long seed = random.nextLong();
            try {
                inspectImage(files.crash(new Random(seed)), least, depth);
            } catch (RuntimeException | AssertionError e) {
                violations.add("before " + operation + " of " + file + ", depth " + depth + ", acknowledged " + least
                        + ", seed " + seed + ": " + e);
            }
        }
    }

    private static boolean isReading(String operation) {
        return switch (operation) {
            case "list", "exists", "isDirectory", "size", "read", "lockHolder" -> true;
            default -> false;
        };
    }

    private void inspectImage(ModelFiles image, long least, int depth) {
        images++;
        boolean cutAgain = depth < MAX_DEPTH && images % 29 == 0;
        if (cutAgain) {
            image.watch((operation, file) -> inspect(image, operation, file, least, depth + 1));
        }
        try (Checkpoint checkpoint = Workload.open(weakening.apply(image), durability)) {
            image.watch((operation, file) -> {});
            long head = Workload.verify(checkpoint);
            if (head > acknowledged + 1 || (durability == Durability.SYNC && head < least)) {
                throw new AssertionError("the head is " + head + ", acknowledged was " + least);
            }
            Workload.commitNext(checkpoint);
            Workload.verify(checkpoint);
        }
    }
}
