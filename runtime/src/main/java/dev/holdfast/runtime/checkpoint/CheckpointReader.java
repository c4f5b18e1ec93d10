package dev.holdfast.runtime.checkpoint;

import dev.holdfast.engine.CheckpointCorruptException;
import dev.holdfast.engine.CheckpointException;
import dev.holdfast.runtime.change.StateId;
import dev.holdfast.runtime.checkpoint.chunk.Identity;
import dev.holdfast.runtime.checkpoint.commit.CommitRecord;
import dev.holdfast.runtime.checkpoint.directory.CheckpointLayout;
import dev.holdfast.runtime.checkpoint.directory.IdentityFile;
import dev.holdfast.runtime.checkpoint.recovery.DeliveredHint;
import dev.holdfast.runtime.checkpoint.recovery.EpochLog;
import dev.holdfast.runtime.checkpoint.recovery.LogEnd;
import dev.holdfast.runtime.checkpoint.recovery.RecoveredLog;
import dev.holdfast.runtime.checkpoint.segment.OutboxStream;
import dev.holdfast.runtime.checkpoint.segment.Segment;
import dev.holdfast.runtime.files.CheckpointFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.SortedMap;
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
    private final HeldBatches held;

    private CheckpointReader(CheckpointFiles files, CheckpointLayout layout, Identity identity) {
        this.files = files;
        this.layout = layout;
        this.identity = identity;
        held = new HeldBatches(files, layout, identity);
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

    /**
     * The batches as of which the state can be read now, of which the last one is one.
     *
     * @throws CheckpointException in the words of {@link #read} if the last batch is not, because a file is missing
     */
    public NavigableSet<Long> batches() {
        try {
            for (int attempt = 1; ; attempt++) {
                long last = lastBatch();
                NavigableSet<Long> batches = held.batches();
                if (last < 0 || batches.contains(last)) {
                    return Collections.unmodifiableNavigableSet(batches);
                }
                RecoveredLog log = held.log(last, false);
                if (attempt == ATTEMPTS) {
                    throw new CheckpointException(
                            "Checkpoint " + layout.root() + " goes on faster than it is read: batch "
                                    + log.head().orElseThrow().batchId() + " is not the last one any more. Ask again.");
                }
            }
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

    /**
     * Whether a file beside the batches says that the last batch was delivered. It is written when a query ends in an orderly way, and seldom
     * while it runs.
     *
     * @param last what the last batch left
     */
    public boolean isNotedAsDelivered(Content last) {
        try {
            return new DeliveredHint(files, layout, identity).read(last.segment).isPresent();
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
        private final Segment segment;
        private volatile Restore state;

        private Content(long batchId, RecoveredLog log) {
            this.batchId = batchId;
            segment = log.head().orElseThrow();
            commit = segment.commit();
            state = Restore.of(layout.root(), log);
        }

        /** What the batch says of itself. */
        public CommitRecord commit() {
            return commit;
        }

        /** What the rows of a state take in the files that they are read from, with those that others have replaced. */
        public long bytes(StateId of) {
            return state.bytes(of);
        }

        /** How many rows the batch has for each sink that keeps its rows with the batch; a sink without any is not listed. */
        public SortedMap<String, Long> outboxRows() {
            return segment.outboxRows();
        }

        /** The rows of the batch for a sink, encoded one behind the other. To be closed. */
        public InputStream outbox(String sinkId) {
            return new OutboxStream(segment, sinkId);
        }

        /**
         * Hands over the rows of one state in one key group. Each chunk is verified when it is read. If one is damaged, or
         * its file was removed, older files may have the same rows: these are all handed over then, some for a second time.
         *
         * @throws CheckpointException if there are no such files: because of the damage, or since a query has gone on
         */
        public void keyGroup(StateId of, int keyGroup, Restore.Consumer consumer) {
            for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
                try {
                    state.keyGroup(of, keyGroup, consumer);
                    return;
                } catch (CheckpointCorruptException e) {
                    state = otherFiles(e);
                }
            }
            state.keyGroup(of, keyGroup, consumer);
        }

        private Restore otherFiles(CheckpointCorruptException damage) {
            try {
                return Restore.of(layout.root(), held.log(batchId, true));
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
            held.require(batchId);
            return new Content(batchId, held.log(batchId, false));
        } catch (IOException e) {
            throw notReadable(layout.root(), e);
        }
    }

    private static CheckpointException notReadable(Path root, IOException e) {
        return new CheckpointException("Checkpoint " + root + " could not be read: " + e, e);
    }
}
