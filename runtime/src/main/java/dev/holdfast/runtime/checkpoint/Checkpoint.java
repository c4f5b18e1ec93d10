package dev.holdfast.runtime.checkpoint;

import dev.holdfast.engine.CheckpointCorruptException;
import dev.holdfast.engine.CheckpointException;
import dev.holdfast.engine.CheckpointInUseException;
import dev.holdfast.engine.CheckpointIncompatibleException;
import dev.holdfast.runtime.checkpoint.commit.CommitRecord;
import dev.holdfast.runtime.checkpoint.directory.CheckpointLayout;
import dev.holdfast.runtime.checkpoint.recovery.DeliveredHint;
import dev.holdfast.runtime.checkpoint.recovery.Fence;
import dev.holdfast.runtime.checkpoint.recovery.LostTail;
import dev.holdfast.runtime.checkpoint.recovery.RecoveredLog;
import dev.holdfast.runtime.checkpoint.segment.OutboxStream;
import dev.holdfast.runtime.checkpoint.segment.Segment;
import dev.holdfast.runtime.checkpoint.segment.SegmentChain;
import dev.holdfast.runtime.checkpoint.segment.SegmentWriter;
import dev.holdfast.runtime.files.CheckpointFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The directory from which a query restarts exactly where it was.
 *
 * <p>One batch is written at a time: {@link #begin}, then {@link SegmentWriter#commit} or {@link SegmentWriter#abandon}. These
 * calls may come from different threads if each is handed over. {@link #outbox} and {@link #head} may be called by any
 * thread at any time. Background work is given to the executor; a commit needs nothing of it, and what fails there is logged
 * and tried again later. Only if it finds a committed file damaged, or unreadable twice, this object refuses further work: what it
 * went on to commit could perhaps not be restored.
 *
 * <p>An error while a segment is written leaves the last batch committed and the checkpoint usable. An error from the sync
 * of the segment on ends this object: later batches are refused. Opening the checkpoint again finds out what was
 * committed.
 */
public final class Checkpoint implements AutoCloseable {

    /** How long a snapshot may hold up the end of a run. */
    private static final long PATIENCE_MILLIS = 2000;

    private final CheckpointOpening opening;
    private final Fence fence;
    private final CommitLog commits;
    private final SnapshotSchedule snapshots;
    private final DeliveredHint hint;
    private final OptionalLong deliveredHint;
    private final Object maintenance = new Object();

    /** What was verified when the checkpoint was opened; null once it is out of date. */
    private volatile @Nullable RecoveredLog found;

    private volatile Runnable whenRefused = () -> {};
    private boolean isSettled;

    private Checkpoint(CheckpointOpening opening, Executor background) throws IOException {
        this.opening = opening;
        fence = new Fence(opening.files(), opening.layout(), opening.epoch().number());
        Snapshotter snapshotter = new Snapshotter(opening, fence, this::refuse);
        snapshots = new SnapshotSchedule(opening, snapshotter, background, this::refuse, maintenance, PATIENCE_MILLIS);
        commits = new CommitLog(opening, fence, this::committed);
        found = opening.log();
        hint = new DeliveredHint(opening.files(), opening.layout(), opening.identity());
        Segment head = commits.head();
        deliveredHint = head == null ? OptionalLong.empty() : hint.read(head);
    }

    /**
     * Opens the checkpoint in a directory, or creates it there, and takes it over from earlier runs.
     *
     * @param background runs the making of snapshots; when {@link #close} returns, it has nothing more to do. Helps to verify files here
     * @param newQueryId asked once, if the checkpoint is new
     * @param nowMillis the time of day, for people who ask who holds the lock
     * @throws CheckpointInUseException if another run has it open
     * @throws CheckpointCorruptException if a file that is needed is damaged or missing
     * @throws CheckpointIncompatibleException if it was written in a newer format
     * @throws CheckpointException if the directory cannot be used
     */
    public static Checkpoint open(
            CheckpointFiles files,
            Path directory,
            CheckpointOptions options,
            Executor background,
            Supplier<UUID> newQueryId,
            long nowMillis) {
        return open(files, directory, options, background, newQueryId, nowMillis, SegmentChain::new);
    }

    static Checkpoint open(
            CheckpointFiles files,
            Path directory,
            CheckpointOptions options,
            Executor background,
            Supplier<UUID> newQueryId,
            long nowMillis,
            CheckpointOpening.ChainFactory chains) {
        CheckpointLayout layout = new CheckpointLayout(directory);
        try {
            CheckpointOpening opening =
                    CheckpointOpening.open(files, layout, options, background, newQueryId, nowMillis, chains);
            return open(opening, background);
        } catch (IOException e) {
            throw new CheckpointException(
                    "Checkpoint " + directory + " cannot be used: " + e
                            + ". It has to be a directory that this process can read and write, on a disk with room.",
                    e);
        }
    }

    private static Checkpoint open(CheckpointOpening opening, Executor background) throws IOException {
        boolean opened = false;
        try {
            Checkpoint checkpoint = new Checkpoint(opening, background);
            opened = true;
            return checkpoint;
        } finally {
            if (!opened) {
                opening.lock().close();
            }
        }
    }

    /** Names the query, also to its sinks. Chosen when the checkpoint was created. */
    public UUID queryId() {
        return opening.identity().queryId();
    }

    /** The number of this opening. Larger than that of every earlier one. */
    public long epoch() {
        return opening.epoch().number();
    }

    /** The number of key groups, chosen when the checkpoint was created. */
    public int keyGroups() {
        return opening.identity().keyGroups();
    }

    /** What the last committed batch said of itself. Empty before the first one. */
    public Optional<CommitRecord> head() {
        return Optional.ofNullable(commits.head()).map(Segment::commit);
    }

    /** Runs an action on the state as of the head, of which no file is removed meanwhile. Not while a batch is committed. */
    public void restoring(Consumer<Restore> action) {
        synchronized (maintenance) {
            try {
                RecoveredLog log = found;
                if (log == null) {
                    log = opening.recovery().read();
                }
                action.accept(Restore.of(root(), log));
            } catch (IOException e) {
                throw notReadable(e);
            }
        }
    }

    /**
     * What the opening had to give up, for people; empty if nothing. Until {@link #settle} all of it is where it was, so a query
     * that does not start leaves the checkpoint as it found it.
     */
    public Optional<String> lost() {
        return Optional.ofNullable(opening.log().lost()).map(LostTail::toString);
    }

    /** Moves aside what is {@link #lost}: called when the query is known to start, and by the first {@link #begin} at the latest. */
    public synchronized void settle() {
        if (isSettled) {
            return;
        }
        try {
            opening.settle(fence);
            isSettled = true;
        } catch (IOException e) {
            throw new CheckpointException(
                    "What checkpoint " + root() + " has lost could not be moved aside: " + e
                            + ". The directory has to be one that this process can write, on a disk with room.",
                    e);
        }
    }

    /** Starts the segment of the batch after the head, which is batch 0 at first. */
    public SegmentWriter begin(long batchId) {
        settle();
        return commits.begin(batchId);
    }

    /** Does something, in any thread, when the background work finds out that nothing more may be committed. */
    public void whenRefused(Runnable action) {
        whenRefused = action;
    }

    /**
     * Refuses to go on if a file that a restart may need was found damaged. Any thread may ask, also while a batch is committed.
     *
     * @throws CheckpointException saying why
     */
    public void requireWhole() {
        commits.requireWhole();
    }

    /**
     * The encoded output for a sink in a committed batch: what was given to {@link SegmentWriter#outbox}, in order. Empty if
     * there was none. No byte is given out before it was verified; a damaged one ends in
     * {@link CheckpointCorruptException}.
     */
    public InputStream outbox(long batchId, String sinkId) {
        return new OutboxStream(segment(batchId), sinkId);
    }

    /** The number of rows in the outbox of a sink in a committed batch. */
    public long outboxRows(long batchId, String sinkId) {
        return segment(batchId).outboxRows().getOrDefault(sinkId, 0L);
    }

    /** The ids of the sinks that have rows in the outbox of a committed batch. */
    public Set<String> outboxSinks(long batchId) {
        return segment(batchId).outboxRows().keySet();
    }

    /**
     * Notes that all sinks have acknowledged the last batch, so that the next start need not deliver it again. It may be
     * lost: then the batch is delivered again.
     */
    public void hintDelivered(long batchId) {
        commits.requireUsable();
        Segment head = commits.head();
        if (head == null || head.batchId() != batchId) {
            throw new IllegalArgumentException("the last batch is " + commits.headBatch() + ", not " + batchId);
        }
        hint.write(head, epoch());
    }

    /** The last batch when this was opened, if a hint was found that all sinks had acknowledged it. */
    public OptionalLong deliveredHint() {
        return deliveredHint;
    }

    /** Why the last snapshot could not be made. Empty if it could. */
    Optional<Exception> snapshotFailure() {
        return snapshots.failure();
    }

    /**
     * Gives up a batch that was not committed, ends the background work, and lets others open the checkpoint. A snapshot that
     * takes longer is given up, unless it is overdue.
     */
    @Override
    public void close() {
        commits.close();
        snapshots.end();
        try {
            opening.lock().close();
        } catch (IOException e) {
            throw new CheckpointException("The lock of checkpoint " + root() + " could not be released: " + e, e);
        }
    }

    private void committed(Segment segment) {
        found = null;
        snapshots.committed(segment);
    }

    private void refuse(CheckpointException failure) {
        commits.refuse(failure);
        whenRefused.run();
    }

    private Segment segment(long batchId) {
        try {
            return commits.segment(batchId);
        } catch (IOException e) {
            throw notReadable(e);
        }
    }

    private CheckpointException notReadable(IOException e) {
        return new CheckpointException("Checkpoint " + root() + " could not be read: " + e, e);
    }

    private Path root() {
        return opening.layout().root();
    }
}
