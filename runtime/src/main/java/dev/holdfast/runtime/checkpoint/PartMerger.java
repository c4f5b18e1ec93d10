package dev.holdfast.runtime.checkpoint;

import dev.holdfast.serial.CorruptStateException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Merges the changes in files into one sorted run per operator and key group, in which the newest entry of a key stands for
 * all. In memory are one chunk of each file and one of the result.
 */
final class PartMerger {

    private final boolean dropRemovals;
    private final ChunkFileWriter target;
    private final ChangeBlockWriter pending = new ChangeBlockWriter();
    private final Map<SourceKey, ChunkSource> sources = new HashMap<>();

    /** @param dropRemovals whether nothing older is left from which a removed key could come back */
    PartMerger(ChunkFileWriter target, boolean dropRemovals) {
        this.target = target;
        this.dropRemovals = dropRemovals;
    }

    private record RunKey(String operatorId, int keyGroup) implements Comparable<RunKey> {

        private static final Comparator<RunKey> ORDER =
                Comparator.comparing(RunKey::operatorId).thenComparingInt(RunKey::keyGroup);

        @Override
        public int compareTo(RunKey other) {
            return ORDER.compare(this, other);
        }
    }

    private record Run(ChunkFile file, List<ChunkEntry> chunks) {}

    /** A file is read front to back by one source, and by more of them if it has several runs of one key. */
    private record SourceKey(ChunkFile file, int number) {}

    void merge(List<ChunkFile> oldestFirst) throws IOException {
        try {
            for (var runs : runsByKey(oldestFirst).entrySet()) {
                mergeRuns(runs.getKey(), runs.getValue());
            }
        } finally {
            for (ChunkSource source : sources.values()) {
                source.close();
            }
        }
    }

    private static SortedMap<RunKey, List<Run>> runsByKey(List<ChunkFile> files) {
        SortedMap<RunKey, List<Run>> runs = new TreeMap<>();
        for (ChunkFile file : files) {
            for (ChunkEntry chunk : file.chunks()) {
                if (chunk.type() == ChunkType.CHANGES) {
                    List<Run> ofKey =
                            runs.computeIfAbsent(new RunKey(chunk.id(), chunk.keyGroup()), key -> new ArrayList<>());
                    if (!chunk.continues()) {
                        ofKey.add(new Run(file, new ArrayList<>()));
                    }
                    if (ofKey.isEmpty()) {
                        throw Damage.at(file.path(), chunk.position(), "a chunk continues a run that has no start");
                    }
                    ofKey.get(ofKey.size() - 1).chunks().add(chunk);
                }
            }
        }
        return runs;
    }

    private void mergeRuns(RunKey key, List<Run> runs) throws IOException {
        List<RunCursor> cursors = new ArrayList<>();
        Map<ChunkFile, Integer> used = new HashMap<>();
        for (Run run : runs) {
            int number = used.merge(run.file(), 1, Integer::sum);
            ChunkSource source = sources.computeIfAbsent(
                    new SourceKey(run.file(), number), any -> run.file().source());
            cursors.add(new RunCursor(source, run.chunks(), cursors.size()));
        }
        try {
            drain(key, cursors);
        } catch (CorruptStateException e) {
            throw Damage.of(runs.get(0).file().path(), "or a later one: " + e.getMessage());
        }
    }

    private void drain(RunKey key, List<RunCursor> cursors) throws IOException {
        PriorityQueue<RunCursor> queue = new PriorityQueue<>(cursors.size(), RunCursor.BY_KEY_THEN_NEWEST);
        for (RunCursor cursor : cursors) {
            advance(cursor, queue);
        }
        boolean continues = false;
        for (RunCursor newest = queue.poll(); newest != null; newest = queue.poll()) {
            skipOlder(newest, queue);
            ChangeBlockReader entry = newest.entry();
            if (!dropRemovals || !entry.isRemoval()) {
                int length = entry.entryEnd() - entry.entryOffset();
                if (pending.size() > 0 && length > ChunkFileWriter.MAX_CHUNK_BYTES - pending.size()) {
                    flush(key, continues);
                    continues = true;
                }
                pending.appendEntries(entry.array(), entry.entryOffset(), length);
            }
            advance(newest, queue);
        }
        if (pending.size() > 0) {
            flush(key, continues);
        }
    }

    private static void skipOlder(RunCursor newest, PriorityQueue<RunCursor> queue) throws IOException {
        @Nullable RunCursor older = queue.peek();
        while (older != null && ChangeBlockReader.compareKeys(newest.entry(), older.entry()) == 0) {
            queue.remove();
            advance(older, queue);
            older = queue.peek();
        }
    }

    private static void advance(RunCursor cursor, PriorityQueue<RunCursor> queue) throws IOException {
        if (cursor.next()) {
            queue.add(cursor);
        }
    }

    private void flush(RunKey key, boolean continues) throws IOException {
        target.chunk(
                ChunkType.CHANGES, continues, key.operatorId(), key.keyGroup(), pending.array(), 0, pending.size());
        pending.clear();
    }
}
