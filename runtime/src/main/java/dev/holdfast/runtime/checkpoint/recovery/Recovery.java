package dev.holdfast.runtime.checkpoint.recovery;

import dev.holdfast.engine.CheckpointCorruptException;
import dev.holdfast.runtime.checkpoint.chunk.Damage;
import dev.holdfast.runtime.checkpoint.chunk.Identity;
import dev.holdfast.runtime.checkpoint.directory.CheckpointLayout;
import dev.holdfast.runtime.checkpoint.segment.Segment;
import dev.holdfast.runtime.checkpoint.segment.SegmentChain;
import dev.holdfast.runtime.checkpoint.snapshot.Manifest;
import dev.holdfast.runtime.files.CheckpointFiles;
import java.io.IOException;
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
 * a torn end. Only where every epoch that can have written it was relaxed, it and all after it are given up: said so in the
 * result, and changed by nobody here.
 *
 * <p>A tail that is cut off leaves a whole chain. It is noticed when a {@link LogEnd} knows of a later batch.
 */
public final class Recovery {

    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    private final CheckpointFiles files;
    private final CheckpointLayout layout;
    private final Identity identity;
    private final EpochLog epochs;
    private final SegmentChain chain;
    private final Executor helper;

    /** Up to here everything was durable when the checkpoint was opened the last time. */
    private final long durableBatch;

    /** @param helper verifies files while the caller does */
    public Recovery(
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
        durableBatch = epochs.newest().map(Epoch::headBatch).orElse(-1L);
    }

    /** Reads a checkpoint that is being opened, and makes durable what it found. */
    public RecoveredLog recover() throws IOException {
        files.syncDirectory(layout.batches());
        files.syncDirectory(layout.snapshots());
        RecoveredLog log = read();
        for (Segment segment : log.segments()) {
            if (segment.batchId() > durableBatch && segment.file().header().relaxed()) {
                files.sync(segment.file().path());
            }
        }
        return log;
    }

    /** Reads a checkpoint. */
    public RecoveredLog read() throws IOException {
        LogEnd end = LogEnd.find(files, layout, identity);
        end.refuseLostBatches(layout, epochs);
        CheckpointCorruptException damage = null;
        for (long batchId : end.manifests().descendingSet()) {
            try {
                return readFrom(batchId, end, damage);
            } catch (DamagedSnapshotException e) {
                damage = damage == null ? e.damage() : damage;
            }
        }
        if (damage != null && !end.segments().first().equals(0L)) {
            throw damage;
        }
        return follow(RecoveredLog.EMPTY, SegmentChain.Link.NONE, end, damage);
    }

    private RecoveredLog readFrom(long batchId, LogEnd end, @Nullable CheckpointCorruptException damage)
            throws IOException, DamagedSnapshotException {
        RecoveredLog base;
        Segment segment;
        try {
            Manifest manifest = Manifest.open(files, layout, identity, batchId);
            segment = manifest.openSegment(files, layout, identity);
            base = RecoveredLog.of(manifest, segment, manifest.openParts(files, layout, identity));
            base.verifyChunks(helper);
        } catch (CheckpointCorruptException e) {
            throw new DamagedSnapshotException(e);
        }
        return follow(base, SegmentChain.Link.of(segment), end, damage);
    }

    private RecoveredLog follow(
            RecoveredLog base, SegmentChain.Link start, LogEnd end, @Nullable CheckpointCorruptException damage)
            throws IOException {
        SegmentChain.Run run = chain.follow(start, end.lastBatch()).verified(helper);
        LostTail lost = lostTail(run, start.batchId() + run.segments().size() + 1, end, damage);
        if (damage != null) {
            LOG.warn("{} The state was restored from older files, which are whole.", damage.getMessage());
        }
        RecoveredLog log = base.with(run.segments(), lost);
        epochs.checkHeads(log);
        return log;
    }

    /**
     * What has to be given up of the end.
     *
     * @param firstBatch the batch that is damaged or missing, or comes after the last one
     */
    private @Nullable LostTail lostTail(
            SegmentChain.Run run, long firstBatch, LogEnd end, @Nullable CheckpointCorruptException damage) {
        CheckpointCorruptException breach = run.breach();
        boolean isHinted = end.hinted() >= firstBatch;
        if (breach == null && !isHinted) {
            return null;
        } else if (breach == null) {
            breach = Damage.missing(layout.segment(firstBatch));
        }
        boolean behindSnapshots =
                end.manifests().isEmpty() || firstBatch > end.manifests().last();
        if (!behindSnapshots || !epochs.allRelaxed(firstBatch, end.lastKnown())) {
            throw damage == null ? breach : damage;
        }
        return new LostTail(firstBatch, end.lastKnown(), isHinted, breach);
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
