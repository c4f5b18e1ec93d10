package dev.holdfast.runtime.checkpoint;

import dev.holdfast.engine.CheckpointException;
import dev.holdfast.runtime.change.KeyRange;
import dev.holdfast.runtime.change.StateId;
import dev.holdfast.runtime.checkpoint.chunk.ChunkFile;
import dev.holdfast.runtime.checkpoint.merge.RunKey;
import dev.holdfast.runtime.checkpoint.merge.RunMerger;
import dev.holdfast.runtime.checkpoint.merge.SortedRuns;
import dev.holdfast.runtime.checkpoint.recovery.RecoveredLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The state that a checkpoint holds, key group by key group. Snapshot and segments are merged while they are read, so each
 * row is handed over once, and in the order of the keys.
 *
 * <p>Different key groups may be read by different threads at once.
 */
public final class Restore {

    /** Bounds the number of chunks that are in memory for one key group. */
    private static final int MAX_FILES = 256;

    private final Path root;
    private final SortedSet<StateId> states = new TreeSet<>();
    private final List<SortedRuns> rounds = new ArrayList<>();
    private final long bytes;

    private Restore(Path root, List<ChunkFile> oldestFirst) {
        this.root = root;
        for (int first = 0; first < oldestFirst.size(); first += MAX_FILES) {
            SortedRuns runs =
                    SortedRuns.of(oldestFirst.subList(first, Math.min(oldestFirst.size(), first + MAX_FILES)));
            rounds.add(runs);
            runs.byKey().keySet().forEach(key -> states.add(key.state()));
        }
        bytes = rounds.stream().mapToLong(SortedRuns::bytes).sum();
    }

    static Restore of(Path root, RecoveredLog log) {
        List<ChunkFile> files = new ArrayList<>(log.parts());
        log.segments().forEach(segment -> files.add(segment.file()));
        return new Restore(root, files);
    }

    /** Takes what is restored. The arrays are valid during the call; keys ascend from call to call. */
    public interface Consumer {

        /** Takes rows of keys that had none. */
        void rows(StateId state, int keyGroup, byte[] block, int offset, int length);

        /** Takes ranges of keys whose rows that were handed over before are gone, before changes. */
        void removed(StateId state, int keyGroup, List<KeyRange> ranges);

        /** Takes changes to what was handed over before, for this state and key group. */
        void changes(StateId state, int keyGroup, byte[] block, int offset, int length);
    }

    /** All states that there are rows or removed rows of. */
    public SortedSet<StateId> states() {
        return new TreeSet<>(states);
    }

    /** How much there is to read. */
    public long bytes() {
        return bytes;
    }

    /** How much there is to read of one state. */
    long bytes(StateId state) {
        return rounds.stream()
                .flatMap(runs -> runs.byKey().entrySet().stream())
                .filter(runs -> runs.getKey().state().equals(state))
                .mapToLong(runs -> SortedRuns.bytes(runs.getValue()))
                .sum();
    }

    /** Hands over the rows of all states in one key group. */
    public void keyGroup(int keyGroup, Consumer consumer) {
        for (StateId state : states) {
            keyGroup(state, keyGroup, consumer);
        }
    }

    /** Hands over the rows of one state in one key group. */
    public void keyGroup(StateId state, int keyGroup, Consumer consumer) {
        RunKey key = new RunKey(state, keyGroup);
        try {
            for (int round = 0; round < rounds.size(); round++) {
                merge(key, rounds.get(round).of(key), round == 0, consumer);
            }
        } catch (IOException e) {
            throw new CheckpointException("Checkpoint " + root + " could not be read: " + e, e);
        }
    }

    private static void merge(RunKey key, List<SortedRuns.Run> runs, boolean isFirst, Consumer consumer)
            throws IOException {
        if (runs.isEmpty()) {
            return;
        }
        try (RunMerger merger = RunMerger.ofOneKey(isFirst, new RestoreTarget(isFirst, consumer))) {
            merger.merge(key, runs);
        }
    }

    /** Hands over what is merged. */
    private record RestoreTarget(boolean isFirst, Consumer consumer) implements RunMerger.Target {

        @Override
        public void ranges(RunKey key, List<KeyRange> removed) {
            consumer.removed(key.state(), key.keyGroup(), removed);
        }

        @Override
        public void piece(RunKey key, boolean continues, byte[] block, int length) {
            if (isFirst) {
                consumer.rows(key.state(), key.keyGroup(), block, 0, length);
            } else {
                consumer.changes(key.state(), key.keyGroup(), block, 0, length);
            }
        }
    }
}
