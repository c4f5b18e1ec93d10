package dev.holdfast.runtime.replay;

import dev.holdfast.engine.CheckpointException;
import dev.holdfast.runtime.batch.KeyReplay;
import dev.holdfast.runtime.checkpoint.CheckpointReader;
import dev.holdfast.runtime.files.CheckpointFiles;
import dev.holdfast.runtime.reader.StateReader;
import dev.holdfast.runtime.reader.StateView;
import java.nio.file.Path;
import java.util.NavigableSet;
import java.util.TreeSet;

/** The batches of a checkpoint that can run again. */
final class PastBatches {

    private final CheckpointReader checkpoint;
    private final StateReader states;

    PastBatches(Path directory) {
        checkpoint = CheckpointReader.open(CheckpointFiles.local(), directory);
        states = StateReader.open(directory);
    }

    /**
     * What a batch began with, and what it left.
     *
     * @throws CheckpointException if one of the two is not held any more
     */
    KeyReplay.Place place(long batchId) {
        requireHeld(batchId);
        return new KeyReplay.Place(
                checkpoint.queryId(),
                checkpoint.keyGroups(),
                batchId == 0 ? null : checkpoint.read(batchId - 1),
                checkpoint.read(batchId));
    }

    StateView view(long batchId) {
        return states.asOf(batchId);
    }

    private void requireHeld(long batchId) {
        NavigableSet<Long> held = checkpoint.batches();
        NavigableSet<Long> again = new TreeSet<>();
        held.stream().filter(batch -> batch == 0 || held.contains(batch - 1)).forEach(again::add);
        if (!again.contains(batchId)) {
            String what = held.contains(batchId)
                    ? "what batch " + (batchId - 1) + " left, from which it began"
                    : "what it left";
            throw new CheckpointException(
                    "Batch " + batchId + " cannot be replayed: checkpoint " + checkpoint.directory()
                            + " does not hold " + what + ", any more or yet. "
                            + (again.isEmpty()
                                    ? "None of its batches can be."
                                    : "Batches " + again.first() + " to " + again.last() + " can be.")
                            + " Have more of them kept with retainBatches(…) of the engine's builder.");
        }
    }
}
