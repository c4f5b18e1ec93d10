package dev.holdfast.runtime.checkpoint;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts a snapshot in the background every so many batches. A failed one is tried again after as many; it harms no commit. */
final class SnapshotSchedule {

    private static final Logger LOG = LoggerFactory.getLogger(SnapshotSchedule.class);

    private final Snapshotter snapshotter;
    private final Executor background;
    private final int batchesPerSnapshot;
    private final Object maintenance;
    private long lastAttempt;
    private CompletableFuture<Void> running = CompletableFuture.completedFuture(null);
    private volatile @Nullable Exception failure;

    /** @param maintenance held while files are read that clean-up may remove */
    SnapshotSchedule(CheckpointOpening opening, Snapshotter snapshotter, Executor background, Object maintenance) {
        this.snapshotter = snapshotter;
        this.background = background;
        this.batchesPerSnapshot = opening.options().batchesPerSnapshot();
        this.maintenance = maintenance;
        Manifest snapshot = opening.log().snapshot();
        this.lastAttempt = snapshot == null ? -1 : snapshot.batchId();
    }

    void committed(long batchId) {
        if (batchId - lastAttempt < batchesPerSnapshot || !running.isDone()) {
            return;
        }
        lastAttempt = batchId;
        CompletableFuture<Void> done = new CompletableFuture<>();
        running = done;
        try {
            background.execute(() -> run(batchId, done));
        } catch (RuntimeException e) {
            failed(batchId, e);
            done.complete(null);
        }
    }

    private void run(long batchId, CompletableFuture<Void> done) {
        try {
            synchronized (maintenance) {
                snapshotter.run(batchId);
            }
            failure = null;
        } catch (Exception e) {
            failed(batchId, e);
        } finally {
            done.complete(null);
        }
    }

    private void failed(long batchId, Exception e) {
        failure = e;
        LOG.warn("No snapshot of batch {}; it is tried again after {} batches", batchId, batchesPerSnapshot, e);
    }

    Optional<Exception> failure() {
        return Optional.ofNullable(failure);
    }

    /** Waits for the snapshot that is being made. */
    void await() {
        running.join();
    }
}
