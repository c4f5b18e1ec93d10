package dev.holdfast.runtime.checkpoint;

import dev.holdfast.engine.CheckpointCorruptException;
import dev.holdfast.engine.CheckpointException;
import dev.holdfast.runtime.checkpoint.chunk.UnreadableException;
import dev.holdfast.runtime.checkpoint.segment.Segment;
import dev.holdfast.runtime.checkpoint.snapshot.Manifest;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts a snapshot in the background when the log since the last one has become long: so many batches, or as many bytes as
 * the snapshot has, but no few. So a restart reads little more than the state; tiny batches are not compacted all the time,
 * and large ones not so late that the log outgrows the state. A failed snapshot is tried again after as much; it harms no
 * commit, unless it failed on what was committed.
 */
final class SnapshotSchedule {

    private static final Logger LOG = LoggerFactory.getLogger(SnapshotSchedule.class);

    /** A log that is shorter is read at a start in less time than the rest of it takes. */
    private static final long SHORTEST_LOG_BYTES = 64L << 20;

    private final Snapshotter snapshotter;
    private final Executor background;
    private final Consumer<CheckpointException> refuseFn;
    private final int batchesPerSnapshot;
    private final Object maintenance;
    private final long patienceMillis;
    private volatile long lastSnapshot;
    private boolean isOverdue;
    private long lastAttempt;
    private long logBytes;
    private CompletableFuture<Void> running = CompletableFuture.completedFuture(null);
    private volatile @Nullable Exception failure;

    /**
     * @param refuseFn told why no batch may be committed any more
     * @param maintenance held while files are read that clean-up may remove
     * @param patienceMillis how long a snapshot is waited for at the end
     */
    SnapshotSchedule(
            CheckpointOpening opening,
            Snapshotter snapshotter,
            Executor background,
            Consumer<CheckpointException> refuseFn,
            Object maintenance,
            long patienceMillis) {
        this.snapshotter = snapshotter;
        this.background = background;
        this.refuseFn = refuseFn;
        this.batchesPerSnapshot = opening.options().batchesPerSnapshot();
        this.maintenance = maintenance;
        this.patienceMillis = patienceMillis;
        Manifest snapshot = opening.log().snapshot();
        this.lastAttempt = snapshot == null ? -1 : snapshot.batchId();
        this.lastSnapshot = lastAttempt;
        opening.log().segments().forEach(segment -> logBytes += segment.file().size());
    }

    void committed(Segment segment) {
        long batchId = segment.batchId();
        logBytes += segment.file().size();
        if (!running.isDone() || !isLong(1, batchId - lastAttempt)) {
            return;
        }
        isOverdue = isLong(2, batchId - lastSnapshot);
        lastAttempt = batchId;
        logBytes = 0;
        CompletableFuture<Void> done = new CompletableFuture<>();
        running = done;
        try {
            background.execute(() -> run(batchId, done));
        } catch (RuntimeException e) {
            failed(batchId, e);
            done.complete(null);
        }
    }

    /** The size is asked for when no snapshot is being made. */
    private boolean isLong(long times, long batches) {
        if (batchesPerSnapshot == CheckpointOptions.NO_SNAPSHOTS) {
            return false;
        }
        return batches >= times * batchesPerSnapshot
                || logBytes >= times * Math.max(SHORTEST_LOG_BYTES, snapshotter.size());
    }

    private void run(long batchId, CompletableFuture<Void> done) {
        try {
            synchronized (maintenance) {
                snapshotter.run(batchId);
            }
            lastSnapshot = batchId;
            failure = null;
        } catch (CancellationException e) {
            LOG.info("The snapshot of batch {} is left to the next run", batchId);
        } catch (Exception e) {
            failed(batchId, e);
        } finally {
            done.complete(null);
        }
    }

    /** A file that cannot be read may be damaged, or the machine have too much to do; the second time it is taken for damaged. */
    private void refuseIfDamaged(Exception e) {
        if (e instanceof CheckpointCorruptException damage) {
            refuseFn.accept(damage);
        } else if (e instanceof UnreadableException && failure instanceof UnreadableException) {
            refuseFn.accept(new CheckpointException(e.getMessage() + ". It was tried twice.", e));
        }
    }

    private void failed(long batchId, Exception e) {
        refuseIfDamaged(e);
        failure = e;
        LOG.warn(
                "No snapshot of batch {}; it is tried again after {} batches, or earlier",
                batchId,
                batchesPerSnapshot,
                e);
    }

    Optional<Exception> failure() {
        return Optional.ofNullable(failure);
    }

    /** Waits for the snapshot that is being made, or gives it up. */
    void end() {
        if (!isOverdue && !endsSoon()) {
            snapshotter.giveUp();
        }
        running.join();
    }

    private boolean endsSoon() {
        try {
            running.get(patienceMillis, TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        }
    }
}
