package dev.holdfast.runtime.checkpoint;

import dev.holdfast.engine.CheckpointInUseException;
import java.io.IOException;
import java.util.NavigableSet;

/** Finds out whether another run has taken over, where the lock could not keep it away. */
final class Fence {

    private final CheckpointFiles files;
    private final CheckpointLayout layout;
    private final long epoch;

    Fence(CheckpointFiles files, CheckpointLayout layout, long epoch) {
        this.files = files;
        this.layout = layout;
        this.epoch = epoch;
    }

    /** Refuses to go on after a batch that is ours if there is a later batch or a later epoch. */
    void check(long batchId) throws IOException {
        NavigableSet<Long> batches = layout.segments(files);
        if (!batches.isEmpty() && batches.last() > batchId) {
            throw overtaken("it has committed batch " + batches.last() + ", and we are at batch " + batchId);
        }
        NavigableSet<Long> epochs = layout.epochs(files);
        if (!epochs.isEmpty() && epochs.last() > epoch) {
            throw overtaken("it is epoch " + epochs.last() + ", and we are epoch " + epoch);
        }
    }

    CheckpointInUseException overtaken(String how) {
        return new CheckpointInUseException("Another run has taken over checkpoint " + layout.root() + ": " + how
                + ". Nothing more is delivered or committed here. Keep only one of the two runs.");
    }
}
