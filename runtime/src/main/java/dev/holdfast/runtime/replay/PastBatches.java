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
import org.jspecify.annotations.Nullable;

/** The batches of a checkpoint that can run again, for one replay. */
final class PastBatches {

    private final CheckpointReader checkpoint;
    private final StateReader states;
    private final NavigableSet<Long> held;
    private @Nullable Read last;

    /** What a batch has left; most often it is what the next one begins with. */
    private record Read(long batchId, CheckpointReader.Content content) {}

    PastBatches(Path directory) {
        checkpoint = CheckpointReader.open(CheckpointFiles.local(), directory);
        states = StateReader.open(directory);
        held = checkpoint.batches();
    }

    /**
     * What a batch began with, and what it left.
     *
     * @throws CheckpointException if one of the two is not held any more
     */
    KeyReplay.Place place(long batchId) {
        requireHeld(batchId);
        return new KeyReplay.Place(
                checkpoint.queryId(), checkpoint.keyGroups(), batchId == 0 ? null : read(batchId - 1), read(batchId));
    }

    private CheckpointReader.Content read(long batchId) {
        Read known = last;
        if (known == null || known.batchId() != batchId) {
            known = new Read(batchId, checkpoint.read(batchId));
            last = known;
        }
        return known.content();
    }

    StateView view(long batchId) {
        return states.asOf(batchId);
    }

    private void requireHeld(long batchId) {
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
