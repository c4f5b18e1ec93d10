package dev.holdfast.runtime.checkpoint;

import dev.holdfast.engine.CheckpointCorruptException;
import java.io.IOException;
import java.util.List;
import java.util.NavigableSet;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out what a checkpoint holds.
 *
 * <p>The state is that of the newest whole snapshot and of all segments after it. A damaged snapshot is passed over for an
 * older one, or for none, only if the segments from there to the head are all there and each names the hash of the one
 * before it. A segment that is missing or damaged is refused: its name proves that the batch was committed, so it cannot be
 * a torn end. Only where every epoch that can have written it was relaxed, it and all after it are given up.
 *
 * <p>A tail that is cut off leaves a whole chain. It is noticed when a snapshot or an epoch knows of a later batch.
 */
final class Recovery {

    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    private final CheckpointFiles files;
    private final CheckpointLayout layout;
    private final Identity identity;
    private final EpochLog epochs;
    private final SegmentChain chain;
    private final Executor helper;

    /** @param helper verifies files while the caller does */
    Recovery(
            CheckpointFiles files,
            CheckpointLayout layout,
            Identity identity,
            EpochLog epochs,
            SegmentChain chain,
            Executor helper) {
        this.files = files;
        this.layout = layout;
        this.identity = identity;
        this.epochs = epochs;
        this.chain = chain;
        this.helper = helper;
    }

    /** Reads a checkpoint that is being opened, and makes durable what it found. */
    RecoveredLog recover() throws IOException {
        files.syncDirectory(layout.batches());
        files.syncDirectory(layout.snapshots());
        RecoveredLog log = read();
        Epoch newest = epochs.newest().orElse(null);
        if (newest != null && newest.relaxed()) {
            for (Segment segment : log.segments()) {
                if (segment.batchId() > newest.headBatch()) {
                    files.sync(segment.file().path());
                }
            }
        }
        return log;
    }

    /** Reads a checkpoint. */
    RecoveredLog read() throws IOException {
        NavigableSet<Long> segments = layout.segments(files);
        NavigableSet<Long> manifests = layout.manifests(files);
        long lastBatch = segments.isEmpty() ? -1 : segments.last();
        refuseLostTail(lastBatch, manifests);
        CheckpointCorruptException damage = null;
        for (long batchId : manifests.descendingSet()) {
            try {
                return readFrom(batchId, lastBatch, manifests, damage);
            } catch (DamagedSnapshotException e) {
                damage = damage == null ? e.damage() : damage;
            }
        }
        if (damage != null && !segments.first().equals(0L)) {
            throw damage;
        }
        RecoveredLog none = new RecoveredLog(null, null, List.of(), List.of());
        return follow(none, SegmentChain.Link.NONE, lastBatch, manifests, damage);
    }

    private void refuseLostTail(long lastBatch, NavigableSet<Long> manifests) {
        long known = manifests.isEmpty() ? -1 : manifests.last();
        long opened = epochs.newest().map(Epoch::headBatch).orElse(-1L);
        if (lastBatch < Math.max(known, opened)) {
            throw Damage.missing(layout.segment(Math.max(known, opened)));
        }
    }

    private RecoveredLog readFrom(
            long batchId, long lastBatch, NavigableSet<Long> manifests, @Nullable CheckpointCorruptException damage)
            throws IOException, DamagedSnapshotException {
        RecoveredLog base;
        Segment segment;
        try {
            Manifest manifest = Manifest.open(files, layout, identity, batchId);
            segment = manifest.openSegment(files, layout, identity);
            base = new RecoveredLog(manifest, segment, manifest.openParts(files, layout, identity), List.of());
            base.verifyChunks(helper);
        } catch (CheckpointCorruptException e) {
            throw new DamagedSnapshotException(e);
        }
        return follow(base, SegmentChain.Link.of(segment), lastBatch, manifests, damage);
    }

    private RecoveredLog follow(
            RecoveredLog base,
            SegmentChain.Link start,
            long lastBatch,
            NavigableSet<Long> manifests,
            @Nullable CheckpointCorruptException damage)
            throws IOException {
        SegmentChain.Run run = chain.follow(start, lastBatch).verified(helper);
        if (run.breach() != null) {
            dropTail(run.breach(), start.batchId() + run.segments().size() + 1, lastBatch, manifests, damage);
        }
        if (damage != null) {
            LOG.warn("{} The state was restored from older files, which are whole.", damage.getMessage());
        }
        RecoveredLog log = new RecoveredLog(base.snapshot(), base.snapshotSegment(), base.parts(), run.segments());
        epochs.checkHeads(log);
        return log;
    }

    /** Gives up a tail that a relaxed run did not sync; from the last to the first, so that a crash leaves a shorter one. */
    private void dropTail(
            CheckpointCorruptException breach,
            long firstBatch,
            long lastBatch,
            NavigableSet<Long> manifests,
            @Nullable CheckpointCorruptException damage)
            throws IOException {
        boolean behindSnapshots = manifests.isEmpty() || firstBatch > manifests.last();
        if (!behindSnapshots || !epochs.allRelaxed(firstBatch, lastBatch)) {
            throw damage == null ? breach : damage;
        }
        LOG.warn(
                "Checkpoint {}: batches {} to {} are lost. They were committed with relaxed durability and had not reached"
                        + " the disk. {}",
                layout.root(),
                firstBatch,
                lastBatch,
                breach.getMessage());
        for (long batchId = lastBatch; batchId >= firstBatch; batchId--) {
            files.delete(layout.segment(batchId));
            files.syncDirectory(layout.batches());
        }
    }

    /** A snapshot that cannot be used; an older one may do. */
    private static final class DamagedSnapshotException extends Exception {

        private static final long serialVersionUID = 1L;

        private final CheckpointCorruptException damage;

        DamagedSnapshotException(CheckpointCorruptException damage) {
            super(damage);
            this.damage = damage;
        }

        CheckpointCorruptException damage() {
            return damage;
        }
    }
}
