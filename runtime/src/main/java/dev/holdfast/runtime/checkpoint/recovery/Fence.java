package dev.holdfast.runtime.checkpoint.recovery;

import dev.holdfast.engine.CheckpointInUseException;
import dev.holdfast.runtime.checkpoint.directory.CheckpointLayout;
import dev.holdfast.runtime.files.CheckpointFiles;
import java.io.IOException;
import java.util.NavigableSet;

/** Finds out whether another run has taken over, where the lock could not keep it away. */
public final class Fence {

    private final CheckpointFiles files;
    private final CheckpointLayout layout;
    private volatile long epoch;

    /** Guards a run that began this epoch. */
    public Fence(CheckpointFiles files, CheckpointLayout layout, long epoch) {
        this.files = files;
        this.layout = layout;
        this.epoch = epoch;
    }

    /** A later epoch of this run. */
    public void own(long number) {
        epoch = number;
    }

    /**
     * Refuses to go on after a batch that is ours if there is the next batch, or a later epoch. Batches are not listed, since
     * there may be many: whoever commits later ones has published an epoch before, which stays as long as they do.
     */
    public void check(long batchId) throws IOException {
        if (files.exists(layout.segment(batchId + 1))) {
            throw overtaken("it has committed batch " + (batchId + 1) + ", and we are at batch " + batchId);
        }
        checkEpoch();
    }

    /** Refuses to go on if there is a later epoch. */
    public void checkEpoch() throws IOException {
        NavigableSet<Long> epochs = layout.epochs(files);
        if (!epochs.isEmpty() && epochs.last() > epoch) {
            throw overtaken("it is epoch " + epochs.last() + ", and we are epoch " + epoch);
        }
    }

    /** Why the name of a batch is taken that this run wants to commit. */
    public CheckpointInUseException nameTaken(long batchId) throws IOException {
        checkEpoch();
        return new LateCommitException(
                "Batch " + batchId + " of checkpoint " + layout.root()
                        + " was committed, and not delivered, by an earlier run after epoch " + epoch
                        + " had taken the checkpoint over. Start the query again: it goes on behind that batch, and nothing is lost.");
    }

    /** The error for a run whose checkpoint another one has. */
    public CheckpointInUseException overtaken(String how) {
        return new CheckpointInUseException("Another run has taken over checkpoint " + layout.root() + ": " + how
                + ". Nothing more is delivered or committed here. Keep only one of the two runs.");
    }
}
