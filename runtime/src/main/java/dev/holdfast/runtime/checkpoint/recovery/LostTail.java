package dev.holdfast.runtime.checkpoint.recovery;

import dev.holdfast.engine.CheckpointCorruptException;
import dev.holdfast.runtime.checkpoint.directory.CheckpointLayout;
import dev.holdfast.runtime.files.CheckpointFiles;
import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The end of a log that is given up: batches of relaxed runs that had not reached the disk when the machine stopped. Its files
 * stay where they are until the query is known to start, and are then moved aside, never deleted.
 *
 * @param lastBatch the last of them that is known, whether its file is there or not
 * @param isHinted whether the hint of delivery is of one of them
 * @param reason what was found
 */
public record LostTail(long firstBatch, long lastBatch, boolean isHinted, CheckpointCorruptException reason) {

    private static final Logger LOG = LoggerFactory.getLogger(LostTail.class);

    /** Moves the last file first, so that a crash leaves a shorter tail. */
    public void moveAside(CheckpointFiles files, CheckpointLayout layout, long epoch) throws IOException {
        LOG.warn("Checkpoint {}: {} What is left of them is moved to {}.", layout.root(), this, layout.lost());
        files.createDirectories(layout.lost());
        for (long batchId : layout.segments(files).tailSet(firstBatch, true).descendingSet()) {
            move(files, layout.segment(batchId), layout.lost(layout.segment(batchId), epoch));
        }
        if (isHinted && files.exists(layout.hint())) {
            move(files, layout.hint(), layout.lost(layout.hint(), epoch));
        }
    }

    private static void move(CheckpointFiles files, Path from, Path to) throws IOException {
        if (!files.publish(from, to, true)) {
            throw new IOException(to + " is there already");
        }
        files.syncDirectory(CheckpointLayout.directoryOf(from));
    }

    @Override
    public String toString() {
        String batches = firstBatch == lastBatch
                ? "Batch " + firstBatch + " is"
                : "Batches " + firstBatch + " to " + lastBatch + " are";
        return batches + " lost: committed with relaxed durability, and not on the disk when the machine stopped. "
                + reason.getMessage();
    }
}
