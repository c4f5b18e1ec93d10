package dev.holdfast.runtime.checkpoint;

import dev.holdfast.runtime.checkpoint.chunk.Identity;
import dev.holdfast.runtime.files.Durability;
import java.util.Objects;

/**
 * How a checkpoint is kept.
 *
 * @param keyGroups the number of key groups of a new checkpoint; an existing one keeps its own
 * @param durability what has reached the disk when a batch counts as committed
 * @param retainBatches as of how many of the last batches the state can be read, at least
 * @param batchesPerSnapshot the number of batches after which the log is compacted, or earlier if they are large;
 *     {@link #NO_SNAPSHOTS} for never
 */
public record CheckpointOptions(int keyGroups, Durability durability, int retainBatches, int batchesPerSnapshot) {

    /** The largest number of key groups of a checkpoint. */
    public static final int MAX_KEY_GROUPS = Identity.MAX_KEY_GROUPS;

    /** In place of a number of batches: the log is never compacted. */
    public static final int NO_SNAPSHOTS = Integer.MAX_VALUE;

    public CheckpointOptions {
        Objects.requireNonNull(durability);
        if (keyGroups < 1 || keyGroups > MAX_KEY_GROUPS) {
            throw new IllegalArgumentException(
                    "a checkpoint has 1 to " + MAX_KEY_GROUPS + " key groups, not " + keyGroups);
        }
        if (retainBatches < 1) {
            throw new IllegalArgumentException("retainBatches is at least 1, not " + retainBatches);
        }
        if (batchesPerSnapshot < 1) {
            throw new IllegalArgumentException("batchesPerSnapshot is at least 1, not " + batchesPerSnapshot);
        }
    }

    /** 128 key groups, every batch synced, ten batches retained, a snapshot every 100 batches. */
    public static CheckpointOptions defaults() {
        return new CheckpointOptions(128, Durability.SYNC, 10, 100);
    }
}
