package dev.holdfast.runtime.checkpoint.recovery;

import dev.holdfast.runtime.checkpoint.chunk.Damage;
import dev.holdfast.runtime.checkpoint.chunk.Identity;
import dev.holdfast.runtime.checkpoint.directory.CheckpointLayout;
import dev.holdfast.runtime.files.CheckpointFiles;
import java.io.IOException;
import java.util.NavigableSet;

/**
 * Where the log of a checkpoint ends, by its files and by what others of them know of it. The one rule for whoever opens the
 * checkpoint and for whoever only reads it: no batch that a manifest, an epoch or the hint of delivery names may be missing at
 * the end, unless relaxed runs wrote it.
 *
 * @param manifests the batches of the snapshots
 * @param segments the batches whose files are there
 * @param hinted the batch that the hint names, -1 if there is none
 */
public record LogEnd(NavigableSet<Long> manifests, NavigableSet<Long> segments, long hinted) {

    /** Looks for segments last: a query that runs publishes a segment before anything that names it. */
    public static LogEnd find(CheckpointFiles files, CheckpointLayout layout, Identity identity) throws IOException {
        long hinted = new DeliveredHint(files, layout, identity).batch().orElse(-1);
        NavigableSet<Long> manifests = layout.manifests(files);
        return new LogEnd(manifests, layout.segments(files), hinted);
    }

    /** The last batch whose segment is there, whole or not; -1 if there is none. */
    public long lastBatch() {
        return segments.isEmpty() ? -1 : segments.last();
    }

    /** The last batch that is known to have been committed. */
    long lastKnown() {
        return Math.max(lastBatch(), hinted);
    }

    /** Refuses a directory that is known to have held more batches. */
    public void refuseLostBatches(CheckpointLayout layout, EpochLog epochs) {
        long last = lastBatch();
        if (last >= 0 && epochs.newest().isEmpty()) {
            throw Damage.of(layout.epochs(), "there is no epoch in it, though batches were committed");
        }
        long snapshot = manifests.isEmpty() ? -1 : manifests.last();
        long opened = epochs.newest().map(Epoch::headBatch).orElse(-1L);
        long durable = Math.max(snapshot, opened);
        if (last < durable) {
            throw Damage.missing(layout.segment(durable));
        }
        if (last < hinted && !epochs.allRelaxed(last + 1, hinted)) {
            throw Damage.missing(layout.segment(hinted));
        }
    }
}
