package dev.holdfast.runtime.checkpoint;

import dev.holdfast.engine.CheckpointException;
import dev.holdfast.runtime.checkpoint.chunk.ChunkFileWriter;
import dev.holdfast.runtime.checkpoint.chunk.FileHeader;
import dev.holdfast.runtime.checkpoint.chunk.FileKind;
import dev.holdfast.runtime.checkpoint.chunk.Identity;
import dev.holdfast.runtime.checkpoint.directory.CheckpointLayout;
import dev.holdfast.runtime.checkpoint.recovery.Fence;
import dev.holdfast.runtime.checkpoint.recovery.RecoveredLog;
import dev.holdfast.runtime.checkpoint.segment.Segment;
import dev.holdfast.runtime.checkpoint.segment.SegmentChain;
import dev.holdfast.runtime.checkpoint.snapshot.CleanUp;
import dev.holdfast.runtime.checkpoint.snapshot.Compaction;
import dev.holdfast.runtime.checkpoint.snapshot.Manifest;
import dev.holdfast.runtime.checkpoint.snapshot.PartReference;
import dev.holdfast.runtime.checkpoint.snapshot.PartStore;
import dev.holdfast.runtime.files.CheckpointFiles;
import dev.holdfast.runtime.files.LeftOver;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compacts the log: makes a new snapshot of the newest one and the segments after it, then cleans up. Reads and writes files
 * only, never a store. One call at a time.
 */
final class Snapshotter {

    private static final Logger LOG = LoggerFactory.getLogger(Snapshotter.class);

    private final CheckpointFiles files;
    private final CheckpointLayout layout;
    private final Identity identity;
    private final long epoch;
    private final boolean relaxed;
    private final Fence fence;
    private final Consumer<CheckpointException> refuseFn;
    private final SegmentChain chain;
    private final Compaction compaction;
    private final CleanUp cleanUp;
    private @Nullable Manifest newest;
    private SegmentChain.Link newestLink;
    private volatile boolean givenUp;

    /** @param refuseFn told why no batch may be committed any more */
    Snapshotter(CheckpointOpening opening, Fence fence, Consumer<CheckpointException> refuseFn) {
        this.refuseFn = refuseFn;
        this.files = opening.files();
        this.layout = opening.layout();
        this.identity = opening.identity();
        this.epoch = opening.epoch().number();
        this.relaxed = opening.relaxed();
        this.fence = fence;
        this.chain = opening.chain();
        PartStore partStore = new PartStore(files, layout, identity, epoch, this::checkWanted);
        this.compaction = new Compaction(files, layout, identity, partStore);
        this.cleanUp = new CleanUp(files, layout, identity, opening.options().retainBatches());
        RecoveredLog log = opening.log();
        this.newest = log.snapshot();
        this.newestLink =
                log.snapshotSegment() == null ? SegmentChain.Link.NONE : SegmentChain.Link.of(log.snapshotSegment());
    }

    /** The size of the newest snapshot, in bytes. */
    long size() {
        Manifest manifest = newest;
        return manifest == null
                ? 0
                : manifest.parts().stream().mapToLong(PartReference::size).sum();
    }

    /** Lets the snapshot that is being made end without a result, unless it is as good as made. For ever: the run ends. */
    void giveUp() {
        givenUp = true;
    }

    private void checkWanted() {
        if (givenUp) {
            throw new CancellationException("the run ends");
        }
    }

    /** Makes a snapshot of a committed batch, and cleans up what it makes superfluous. */
    void run(long batchId) throws IOException {
        Manifest previous = newest;
        SegmentChain.Run segments = chain.follow(newestLink, batchId);
        if (segments.breach() != null) {
            throw segments.breach();
        }
        Segment last = segments.segments().get(segments.segments().size() - 1);
        List<PartReference> parts = compaction.run(
                previous == null ? List.of() : previous.parts(),
                segments.segments().stream().map(Segment::file).toList());
        Manifest manifest = new Manifest(last.commit(), last.hash(), parts);
        if (relaxed) {
            syncRelaxed(last);
        }
        fence.checkEpoch();
        publish(manifest);
        newest = manifest;
        newestLink = SegmentChain.Link.of(last);
        LOG.debug("Checkpoint {}: snapshot of batch {} in {} parts", layout.root(), batchId, parts.size());
        cleanUp.run(previous, manifest);
    }

    /** Whoever believes the manifest needs this segment: its outbox may not be delivered yet. */
    private void syncRelaxed(Segment last) throws IOException {
        boolean synced = false;
        try {
            files.sync(last.file().path());
            files.syncDirectory(layout.batches());
            synced = true;
        } finally {
            if (!synced) {
                refuseFn.accept(new CheckpointException("The segment of batch " + last.batchId() + " of checkpoint "
                        + layout.root() + " could not be synced. Start the query again; that finds out what is left."));
            }
        }
    }

    private void publish(Manifest manifest) throws IOException {
        Path file = layout.manifest(manifest.batchId());
        Path temporary = CheckpointLayout.temporary(file, epoch);
        FileHeader header =
                identity.header(FileKind.MANIFEST, false, epoch, manifest.batchId(), manifest.segmentHash());
        boolean done = false;
        try {
            try (ChunkFileWriter writer = new ChunkFileWriter(files, temporary, header)) {
                writer.finish(manifest.body());
                writer.sync();
            }
            if (!files.publish(temporary, file, true)) {
                throw fence.overtaken("it has made a snapshot of batch " + manifest.batchId());
            }
            done = true;
        } finally {
            if (!done) {
                LeftOver.remove(files, temporary);
            }
        }
    }
}
