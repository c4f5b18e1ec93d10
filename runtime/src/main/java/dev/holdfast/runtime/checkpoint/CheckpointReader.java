package dev.holdfast.runtime.checkpoint;

import dev.holdfast.engine.CheckpointCorruptException;
import dev.holdfast.engine.CheckpointException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads a checkpoint without opening it: takes no lock, writes and removes nothing, and does not mind a query that runs on it.
 * The query may remove files while they are read; whoever meets that is told by a {@link CheckpointException} and may read a
 * newer batch. Thread safe.
 */
public final class CheckpointReader {

    private final CheckpointFiles files;
    private final CheckpointLayout layout;
    private final Identity identity;

    private CheckpointReader(CheckpointFiles files, CheckpointLayout layout, Identity identity) {
        this.files = files;
        this.layout = layout;
        this.identity = identity;
    }

    /**
     * Reads what never changes in a checkpoint.
     *
     * @throws CheckpointException if there is no checkpoint, or one that cannot be read
     */
    public static CheckpointReader open(CheckpointFiles files, Path directory) {
        CheckpointLayout layout = new CheckpointLayout(directory);
        try {
            if (!files.exists(layout.identity())) {
                throw new CheckpointException("There is no checkpoint in " + directory
                        + ": it has no holdfast.json. Name the directory that a query was given as its checkpoint.");
            }
            return new CheckpointReader(files, layout, new IdentityFile(files, layout).read());
        } catch (IOException e) {
            throw notReadable(directory, e);
        }
    }

    public Path directory() {
        return layout.root();
    }

    public UUID queryId() {
        return identity.queryId();
    }

    public int keyGroups() {
        return identity.keyGroups();
    }

    /** The batches as of which the state can be read now. */
    public NavigableSet<Long> batches() {
        try {
            NavigableSet<Long> batches = new TreeSet<>();
            NavigableSet<Long> segments = layout.segments(files);
            NavigableSet<Long> snapshots = layout.manifests(files);
            for (long batchId : segments) {
                if (batchId == 0 || snapshots.contains(batchId) || batches.contains(batchId - 1)) {
                    batches.add(batchId);
                }
            }
            return Collections.unmodifiableNavigableSet(batches);
        } catch (IOException e) {
            throw notReadable(layout.root(), e);
        }
    }

    /** What a batch left. Reads files that may be removed meanwhile. */
    public final class Content {

        private final CommitRecord commit;
        private final Restore state;
        private final @Nullable Manifest snapshot;

        private Content(RecoveredLog log) {
            commit = log.head().orElseThrow().commit();
            state = Restore.of(layout.root(), log);
            snapshot = log.snapshot();
        }

        /** What the batch says of itself. */
        public CommitRecord commit() {
            return commit;
        }

        /**
         * Hands over the rows of one operator in one key group.
         *
         * @throws CheckpointException if a file is damaged, or was removed by a query that has gone on
         */
        public void keyGroup(String operatorId, int keyGroup, Restore.Consumer consumer) {
            try {
                state.keyGroup(operatorId, keyGroup, consumer);
            } catch (CheckpointCorruptException e) {
                throw isStillThere() ? e : goneOn(commit.batchId(), e);
            }
        }

        private boolean isStillThere() {
            try {
                return batches().contains(commit.batchId())
                        && (snapshot == null || files.exists(layout.manifest(snapshot.batchId())));
            } catch (IOException e) {
                throw notReadable(layout.root(), e);
            }
        }
    }

    /**
     * Verifies all files that hold the state as of a batch.
     *
     * @throws CheckpointException if the batch is not retained, or a file is damaged or was removed
     */
    public Content read(long batchId) {
        NavigableSet<Long> batches = batches();
        if (!batches.contains(batchId)) {
            throw new CheckpointException("Checkpoint " + layout.root() + " does not hold batch " + batchId
                    + " any more, or not yet: "
                    + (batches.isEmpty() ? "it has none" : "it holds " + batches.first() + " to " + batches.last())
                    + ". Read one of these, or keep more of them with retainBatches(…).");
        }
        try {
            return read(batchId, layout.manifests(files).headSet(batchId, true).descendingSet());
        } catch (IOException e) {
            throw notReadable(layout.root(), e);
        }
    }

    /** From the newest snapshot that is whole, or from the first batch. */
    private Content read(long batchId, NavigableSet<Long> snapshots) throws IOException {
        CheckpointCorruptException damage = null;
        for (long snapshot : snapshots) {
            try {
                Manifest manifest = Manifest.open(files, layout, identity, snapshot);
                Segment segment = Segment.open(files, layout, identity, snapshot);
                List<ChunkFile> parts = manifest.openParts(files, layout, identity);
                RecoveredLog base = new RecoveredLog(manifest, segment, parts, List.of());
                base.verifyChunks(Runnable::run);
                return read(batchId, base, SegmentChain.Link.of(segment));
            } catch (CheckpointCorruptException e) {
                damage = damage == null ? e : damage;
            }
        }
        try {
            return read(batchId, new RecoveredLog(null, null, List.of(), List.of()), SegmentChain.Link.NONE);
        } catch (CheckpointCorruptException e) {
            throw damage == null ? e : damage;
        }
    }

    private Content read(long batchId, RecoveredLog base, SegmentChain.Link start) throws IOException {
        SegmentChain.Run run =
                new SegmentChain(files, layout, identity).follow(start, batchId).verified(Runnable::run);
        if (run.breach() != null) {
            throw run.breach();
        }
        RecoveredLog log = new RecoveredLog(base.snapshot(), base.snapshotSegment(), base.parts(), run.segments());
        return new Content(log);
    }

    private CheckpointException goneOn(long batchId, CheckpointException cause) {
        return new CheckpointException(
                "The files of batch " + batchId + " in checkpoint " + layout.root()
                        + " were removed while they were read, because its query has gone on. Read the latest batch, or have"
                        + " more of them kept with retainBatches(…).",
                cause);
    }

    private static CheckpointException notReadable(Path root, IOException e) {
        return new CheckpointException("Checkpoint " + root + " could not be read: " + e, e);
    }
}
