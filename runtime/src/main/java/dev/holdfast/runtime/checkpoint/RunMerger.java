package dev.holdfast.runtime.checkpoint;

import dev.holdfast.serial.CorruptStateException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Merges sorted runs of one operator and key group into one, in which the newest entry of a key stands for all. In memory are
 * one chunk of each run and one of the result.
 */
final class RunMerger implements AutoCloseable {

    private final Target target;
    private final boolean dropRemovals;
    private final ChangeBlockWriter pending = new ChangeBlockWriter();
    private final Map<SourceKey, ChunkSource> sources = new HashMap<>();

    /** @param dropRemovals whether nothing older is left from which a removed key could come back */
    RunMerger(boolean dropRemovals, Target target) {
        this.dropRemovals = dropRemovals;
        this.target = target;
    }

    /** Takes the merged run piece by piece. */
    interface Target {
        void piece(RunKey key, boolean continues, byte[] block, int length) throws IOException;
    }

    /** A file is read front to back by one source, and by more of them if it has several runs of one key. */
    private record SourceKey(ChunkFile file, int number) {}

    void merge(RunKey key, List<SortedRuns.Run> oldestFirst) throws IOException {
        List<RunCursor> cursors = new ArrayList<>();
        Map<ChunkFile, Integer> used = new HashMap<>();
        for (SortedRuns.Run run : oldestFirst) {
            int number = used.merge(run.file(), 1, Integer::sum);
            ChunkSource source = sources.computeIfAbsent(
                    new SourceKey(run.file(), number), any -> run.file().source());
            cursors.add(new RunCursor(source, run.chunks(), cursors.size()));
        }
        try {
            drain(key, cursors);
        } catch (CorruptStateException e) {
            throw Damage.of(oldestFirst.get(0).file().path(), "or a later one: " + e.getMessage());
        }
    }

    @Override
    public void close() throws IOException {
        for (ChunkSource source : sources.values()) {
            source.close();
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
        target.piece(key, continues, pending.array(), pending.size());
        pending.clear();
    }
}
