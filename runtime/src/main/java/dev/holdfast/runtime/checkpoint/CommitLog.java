package dev.holdfast.runtime.checkpoint;

import dev.holdfast.engine.CheckpointCorruptException;
import dev.holdfast.engine.CheckpointException;
import dev.holdfast.engine.CheckpointInUseException;
import dev.holdfast.runtime.checkpoint.chunk.ChunkFile;
import dev.holdfast.runtime.checkpoint.chunk.ChunkFileWriter;
import dev.holdfast.runtime.checkpoint.chunk.ContentHash;
import dev.holdfast.runtime.checkpoint.chunk.FileHeader;
import dev.holdfast.runtime.checkpoint.chunk.FileKind;
import dev.holdfast.runtime.checkpoint.chunk.Identity;
import dev.holdfast.runtime.checkpoint.commit.CommitRecord;
import dev.holdfast.runtime.checkpoint.directory.CheckpointLayout;
import dev.holdfast.runtime.checkpoint.recovery.Fence;
import dev.holdfast.runtime.checkpoint.segment.Segment;
import dev.holdfast.runtime.checkpoint.segment.SegmentWriter;
import dev.holdfast.runtime.files.CheckpointFiles;
import dev.holdfast.runtime.files.LeftOver;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The segments of this run: one is written at a time, and committed.
 *
 * <p>The commit point is the publishing of the segment's name, which fails if the name exists. Before it, a failure leaves
 * nothing behind. From it on, a failure leaves it unknown whether the batch is committed, so nothing more is done. A file
 * whose sync failed is given up, since the operating system may forget that there was anything left to write.
 */
final class CommitLog implements SegmentWriter.Ending {

    private final CheckpointFiles files;
    private final CheckpointLayout layout;
    private final Identity identity;
    private final long epoch;
    private final boolean relaxed;
    private final Fence fence;
    private final Consumer<Segment> committed;

    private volatile @Nullable Segment head;
    private volatile @Nullable Segment beforeHead;
    /** Why nothing more may be committed; set for the time of a commit. */
    private volatile @Nullable String refusal;

    /** The same, found out by the background work. */
    private volatile @Nullable CheckpointException backgroundRefusal;

    private volatile @Nullable SegmentWriter current;

    /** @param committed told of each committed batch */
    CommitLog(CheckpointOpening opening, Fence fence, Consumer<Segment> committed) {
        this.files = opening.files();
        this.layout = opening.layout();
        this.identity = opening.identity();
        this.epoch = opening.epoch().number();
        this.relaxed = opening.relaxed();
        this.fence = fence;
        this.committed = committed;
        this.head = opening.log().head().orElse(null);
    }

    /** The last committed batch. */
    @Nullable
    Segment head() {
        return head;
    }

    long headBatch() {
        Segment last = head;
        return last == null ? -1 : last.batchId();
    }

    /** A committed batch. The last two are known; others are verified anew. */
    Segment segment(long batchId) throws IOException {
        Segment last = head;
        Segment before = beforeHead;
        if (last != null && last.batchId() == batchId) {
            return last;
        }
        if (before != null && before.batchId() == batchId) {
            return before;
        }
        if (batchId < 0 || batchId > headBatch()) {
            throw new IllegalArgumentException("batch " + batchId + " is not committed; the last is " + headBatch());
        }
        return Segment.open(files, layout, identity, batchId);
    }

    SegmentWriter begin(long batchId) {
        requireUsable();
        if (current != null) {
            throw new IllegalStateException("the batch before " + batchId + " is neither committed nor abandoned");
        }
        if (batchId != headBatch() + 1) {
            throw new IllegalArgumentException("after batch " + headBatch() + " comes not batch " + batchId);
        }
        try {
            ChunkFileWriter file = new ChunkFileWriter(files, temporary(batchId), header(batchId));
            SegmentWriter segment = new SegmentWriter(batchId, file, this);
            current = segment;
            return segment;
        } catch (IOException e) {
            LeftOver.remove(files, temporary(batchId));
            throw notCommitted(batchId, e);
        }
    }

    @Override
    public void commit(SegmentWriter segment, CommitRecord commit) {
        requireUsable();
        long batchId = segment.batchId();
        ContentHash hash = complete(segment, commit);
        // Stands unless all that follows goes well, whatever it is that goes wrong.
        refusal = "it is not known whether batch " + batchId + " was committed";
        publish(batchId);
        beforeHead = head;
        Segment written = segment.committed(
                ChunkFile.written(files, layout.segment(batchId), header(batchId), hash, segment.file()), commit);
        head = written;
        current = null;
        refusal = null;
        committed.accept(written);
    }

    private ContentHash complete(SegmentWriter segment, CommitRecord commit) {
        boolean complete = false;
        try (ChunkFileWriter file = segment.file()) {
            ContentHash hash = segment.finish(commit);
            if (!relaxed) {
                refusal = "the segment of batch " + segment.batchId() + " could not be synced";
                file.sync();
                refusal = null;
            }
            requireOwned();
            complete = true;
            return hash;
        } catch (IOException e) {
            complete = false;
            throw notCommitted(segment.batchId(), e);
        } finally {
            if (!complete) {
                current = null;
                LeftOver.remove(files, temporary(segment.batchId()));
            }
        }
    }

    /** What a run that has lost the checkpoint does not commit, its successor need not take up. */
    private void requireOwned() throws IOException {
        try {
            fence.checkEpoch();
        } catch (CheckpointInUseException e) {
            refusal = "another run has taken it over";
            throw e;
        }
    }

    private void publish(long batchId) {
        try {
            if (!files.publish(temporary(batchId), layout.segment(batchId), !relaxed)) {
                LeftOver.remove(files, temporary(batchId));
                throw fence.nameTaken(batchId);
            }
            fence.check(batchId);
        } catch (IOException e) {
            refuseIfOvertaken(e);
            throw new CheckpointException(
                    "It is not known whether batch " + batchId + " was committed to " + layout.root() + ": " + e
                            + ". Nothing of it was delivered. Start the query again; that finds out.",
                    e);
        }
    }

    /** A run that opens the checkpoint removes what others are writing. */
    private void refuseIfOvertaken(IOException failure) {
        if (failure instanceof NoSuchFileException) {
            try {
                fence.checkEpoch();
            } catch (IOException e) {
                failure.addSuppressed(e);
            }
        }
    }

    @Override
    public void abandon(SegmentWriter segment) {
        current = null;
        try {
            segment.file().close();
        } catch (IOException e) {
            throw new CheckpointException(
                    "The segment of batch " + segment.batchId() + " could not be closed: " + e, e);
        } finally {
            LeftOver.remove(files, temporary(segment.batchId()));
        }
    }

    /** Gives up a batch that is being written, and refuses further work. */
    void close() {
        SegmentWriter unfinished = current;
        refusal = "it was closed";
        if (unfinished != null) {
            unfinished.abandon();
        }
    }

    /** Commits nothing more. */
    void refuse(CheckpointException failure) {
        backgroundRefusal = failure;
    }

    void requireUsable() {
        String reason = refusal;
        if (reason != null) {
            throw new CheckpointException(
                    "Checkpoint " + layout.root() + " cannot be used any more: " + reason + ". Start the query again.");
        }
        requireWhole();
    }

    /** Refuses to go on if the background work has found out that it must not; at any time, also while a batch is committed. */
    void requireWhole() {
        CheckpointException failure = backgroundRefusal;
        if (failure != null) {
            String message = "The query has stopped after batch " + headBatch()
                    + ", since a file was found unusable that the next start may need. " + failure.getMessage();
            throw failure instanceof CheckpointCorruptException
                    ? new CheckpointCorruptException(message, failure)
                    : new CheckpointException(message, failure);
        }
    }

    private FileHeader header(long batchId) {
        Segment last = head;
        ContentHash previous = last == null ? ContentHash.NONE : last.hash();
        return identity.header(FileKind.SEGMENT, relaxed, epoch, batchId, previous);
    }

    private Path temporary(long batchId) {
        return CheckpointLayout.temporary(layout.segment(batchId), epoch);
    }

    private static CheckpointException notCommitted(long batchId, IOException e) {
        return new CheckpointException(
                "Batch " + batchId + " was not committed: " + e + ". The batch before it is untouched.", e);
    }
}
