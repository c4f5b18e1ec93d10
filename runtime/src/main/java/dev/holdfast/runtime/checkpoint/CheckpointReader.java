package dev.holdfast.runtime.checkpoint;

import dev.holdfast.engine.CheckpointCorruptException;
import dev.holdfast.engine.CheckpointException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Reads a checkpoint without opening it: takes no lock, writes and removes nothing, and does not mind a query that runs on it.
 * The query may remove files while they are read; whoever meets that is told by a {@link CheckpointException} and may read a
 * newer batch. Thread safe.
 */
public final class CheckpointReader {

    /** A running query removes files now and then, not all the time. */
    private static final int ATTEMPTS = 5;

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

    /** Where the checkpoint is. */
    public Path directory() {
        return layout.root();
    }

    /** The id of the query whose checkpoint it is; it stays the same through all restarts. */
    public UUID queryId() {
        return identity.queryId();
    }

    /** The number of key groups, which a checkpoint keeps for good. */
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

    /**
     * The last batch, by the rule by which a query starts; -1 if there is none yet.
     *
     * @throws dev.holdfast.engine.CheckpointCorruptException if batches are missing at the end that other files know of
     */
    public long lastBatch() {
        try {
            for (int attempt = 1; ; attempt++) {
                NavigableSet<Long> epochs = layout.epochs(files);
                try {
                    return endOfLog();
                } catch (CheckpointCorruptException e) {
                    // A query that starts removes epochs that it no longer needs.
                    if (attempt == ATTEMPTS || layout.epochs(files).equals(epochs)) {
                        throw e;
                    }
                }
            }
        } catch (IOException e) {
            throw notReadable(layout.root(), e);
        }
    }

    private long endOfLog() throws IOException {
        layout.refuseMissingDirectories(files);
        EpochLog epochs = EpochLog.read(files, layout, identity);
        LogEnd end = LogEnd.find(files, layout, identity);
        end.refuseLostBatches(layout, epochs);
        return end.lastBatch();
    }

    /** What a batch left. Reads files that may be removed meanwhile. */
    public final class Content {

        private final long batchId;
        private final CommitRecord commit;
        private volatile Restore state;

        private Content(long batchId, RecoveredLog log) {
            this.batchId = batchId;
            commit = log.head().orElseThrow().commit();
            state = Restore.of(layout.root(), log);
        }

        /** What the batch says of itself. */
        public CommitRecord commit() {
            return commit;
        }

        /**
         * Hands over the rows of one operator in one key group. Each chunk is verified when it is read. If one is damaged, or
         * its file was removed, older files may have the same rows: these are all handed over then, some for a second time.
         *
         * @throws CheckpointException if there are no such files: because of the damage, or since a query has gone on
         */
        public void keyGroup(String operatorId, int keyGroup, Restore.Consumer consumer) {
            for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
                try {
                    state.keyGroup(operatorId, keyGroup, consumer);
                    return;
                } catch (CheckpointCorruptException e) {
                    state = otherFiles(e);
                }
            }
            state.keyGroup(operatorId, keyGroup, consumer);
        }

        private Restore otherFiles(CheckpointCorruptException damage) {
            try {
                return Restore.of(layout.root(), presentLog(batchId, true));
            } catch (CheckpointCorruptException e) {
                throw damage;
            } catch (IOException e) {
                throw notReadable(layout.root(), e);
            }
        }
    }

    /**
     * Finds the files that hold the state as of a batch, and verifies all of them but their chunks.
     *
     * @throws CheckpointException if the batch is not retained, or a file is damaged or was removed
     */
    public Content read(long batchId) {
        try {
            if (!isHeld(batchId)) {
                throw notHeld(batchId);
            }
            return new Content(batchId, presentLog(batchId, false));
        } catch (IOException e) {
            throw notReadable(layout.root(), e);
        }
    }

    /** Whether a batch can be read, or could if no file were missing: a query removes what comes before a snapshot, and no more. */
    private boolean isHeld(long batchId) throws IOException {
        return batches().contains(batchId)
                || (layout.segments(files).contains(batchId)
                        && layout.manifests(files).higher(batchId) == null);
    }

    private CheckpointException notHeld(long batchId) {
        NavigableSet<Long> batches = batches();
        return new CheckpointException("Checkpoint " + layout.root() + " does not hold batch " + batchId
                + " any more, or not yet: "
                + (batches.isEmpty() ? "it has none" : "it holds " + batches.first() + " to " + batches.last())
                + ". Read one of these, or keep more of them with retainBatches(…).");
    }

    /** Looks again if files have gone meanwhile: what was missing then is not damage, and others may do. */
    private RecoveredLog presentLog(long batchId, boolean withChunks) throws IOException {
        for (int attempt = 1; ; attempt++) {
            NavigableSet<Long> snapshots = layout.manifests(files);
            NavigableSet<Long> segments = layout.segments(files);
            try {
                return log(batchId, withChunks);
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
    private RecoveredLog log(long batchId, boolean withChunks) throws IOException {
        CheckpointCorruptException damage = null;
        for (long snapshot : layout.manifests(files).headSet(batchId, true).descendingSet()) {
            try {
                return log(batchId, snapshot(snapshot), withChunks);
            } catch (CheckpointCorruptException e) {
                damage = damage == null ? e : damage;
            }
        }
        try {
            return log(batchId, RecoveredLog.EMPTY, withChunks);
        } catch (CheckpointCorruptException e) {
            throw damage == null ? e : damage;
        }
    }

    private RecoveredLog snapshot(long batchId) throws IOException {
        Manifest manifest = Manifest.open(files, layout, identity, batchId);
        Segment segment = manifest.openSegment(files, layout, identity);
        return RecoveredLog.of(manifest, segment, manifest.openParts(files, layout, identity));
    }

    private RecoveredLog log(long batchId, RecoveredLog base, boolean withChunks) throws IOException {
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

    private static CheckpointException notReadable(Path root, IOException e) {
        return new CheckpointException("Checkpoint " + root + " could not be read: " + e, e);
    }
}
