package dev.holdfast.runtime.checkpoint;

import dev.holdfast.engine.CheckpointCorruptException;
import dev.holdfast.engine.CheckpointException;
import dev.holdfast.runtime.checkpoint.chunk.Identity;
import dev.holdfast.runtime.checkpoint.directory.CheckpointLayout;
import dev.holdfast.runtime.checkpoint.recovery.RecoveredLog;
import dev.holdfast.runtime.checkpoint.segment.Segment;
import dev.holdfast.runtime.checkpoint.segment.SegmentChain;
import dev.holdfast.runtime.checkpoint.snapshot.Manifest;
import dev.holdfast.runtime.files.CheckpointFiles;
import java.io.IOException;
import java.util.NavigableSet;
import java.util.TreeSet;

/** The batches that a checkpoint holds, and the files that the state as of one of them is read from, while its query may remove some. */
final class HeldBatches {

    /** A running query removes files now and then, not all the time. */
    private static final int ATTEMPTS = 5;

    private final CheckpointFiles files;
    private final CheckpointLayout layout;
    private final Identity identity;

    HeldBatches(CheckpointFiles files, CheckpointLayout layout, Identity identity) {
        this.files = files;
        this.layout = layout;
        this.identity = identity;
    }

    /** The batches as of which the state can be read now. */
    NavigableSet<Long> batches() throws IOException {
        NavigableSet<Long> batches = new TreeSet<>();
        NavigableSet<Long> segments = layout.segments(files);
        NavigableSet<Long> snapshots = layout.manifests(files);
        for (long batchId : segments) {
            if (batchId == 0 || snapshots.contains(batchId) || batches.contains(batchId - 1)) {
                batches.add(batchId);
            }
        }
        return batches;
    }

    /** Refuses a batch that cannot be read any more, or not yet. */
    void require(long batchId) throws IOException {
        if (!isHeld(batchId)) {
            throw notHeld(batchId);
        }
    }

    /** Whether a batch can be read, or could if no file were missing: a query removes what comes before a snapshot, and no more. */
    private boolean isHeld(long batchId) throws IOException {
        return batches().contains(batchId)
                || (layout.segments(files).contains(batchId)
                        && layout.manifests(files).higher(batchId) == null);
    }

    private CheckpointException notHeld(long batchId) throws IOException {
        NavigableSet<Long> batches = batches();
        return new CheckpointException("Checkpoint " + layout.root() + " does not hold batch " + batchId
                + " any more, or not yet: "
                + (batches.isEmpty() ? "it has none" : "it holds " + batches.first() + " to " + batches.last())
                + ". Read one of these, or keep more of them with retainBatches(…).");
    }

    /**
     * Finds the files of a batch, and looks again if files have gone meanwhile: what was missing then is not damage, and others may do.
     *
     * @throws CheckpointException if a file is damaged or was removed
     */
    RecoveredLog log(long batchId, boolean withChunks) throws IOException {
        for (int attempt = 1; ; attempt++) {
            NavigableSet<Long> snapshots = layout.manifests(files);
            NavigableSet<Long> segments = layout.segments(files);
            try {
                return find(batchId, withChunks);
            } catch (CheckpointCorruptException e) {
                if (!isHeld(batchId)) {
                    throw goneOn(batchId, e);
                }
                boolean allThere = layout.manifests(files).containsAll(snapshots)
                        && layout.segments(files).containsAll(segments);
                if (allThere || attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** From the newest snapshot that is whole, or from the first batch. */
    private RecoveredLog find(long batchId, boolean withChunks) throws IOException {
        CheckpointCorruptException damage = null;
        for (long snapshot : layout.manifests(files).headSet(batchId, true).descendingSet()) {
            try {
                return follow(batchId, snapshot(snapshot), withChunks);
            } catch (CheckpointCorruptException e) {
                damage = damage == null ? e : damage;
            }
        }
        try {
            return follow(batchId, RecoveredLog.EMPTY, withChunks);
        } catch (CheckpointCorruptException e) {
            throw damage == null ? e : damage;
        }
    }

    private RecoveredLog snapshot(long batchId) throws IOException {
        Manifest manifest = Manifest.open(files, layout, identity, batchId);
        Segment segment = manifest.openSegment(files, layout, identity);
        return RecoveredLog.of(manifest, segment, manifest.openParts(files, layout, identity));
    }

    private RecoveredLog follow(long batchId, RecoveredLog base, boolean withChunks) throws IOException {
        Segment last = base.snapshotSegment();
        SegmentChain.Link start = last == null ? SegmentChain.Link.NONE : SegmentChain.Link.of(last);
        SegmentChain.Run run = new SegmentChain(files, layout, identity).follow(start, batchId);
        if (withChunks) {
            base.verifyChunks(Runnable::run);
            run = run.verified(Runnable::run);
        }
        if (run.breach() != null) {
            throw run.breach();
        }
        return base.with(run.segments(), null);
    }

    private CheckpointException goneOn(long batchId, CheckpointException cause) {
        return new CheckpointException(
                "The files of batch " + batchId + " in checkpoint " + layout.root()
                        + " were removed while they were read, because its query has gone on. Read the latest batch, or have"
                        + " more of them kept with retainBatches(…).",
                cause);
    }
}
