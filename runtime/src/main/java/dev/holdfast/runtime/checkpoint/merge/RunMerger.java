package dev.holdfast.runtime.checkpoint.merge;

import dev.holdfast.runtime.change.ChangeBlockReader;
import dev.holdfast.runtime.change.ChangeBlockWriter;
import dev.holdfast.runtime.change.KeyRange;
import dev.holdfast.runtime.change.RangeBlock;
import dev.holdfast.runtime.checkpoint.chunk.ChunkEntry;
import dev.holdfast.runtime.checkpoint.chunk.ChunkFile;
import dev.holdfast.runtime.checkpoint.chunk.ChunkFileWriter;
import dev.holdfast.runtime.checkpoint.chunk.ChunkSource;
import dev.holdfast.runtime.checkpoint.chunk.Damage;
import dev.holdfast.serial.CorruptStateException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Merges sorted runs of one state and key group into one, in which the newest entry of a key stands for all. In memory are
 * one chunk of each run and one of the result.
 */
public final class RunMerger implements AutoCloseable {

    private final Target target;
    private final boolean dropRemovals;
    private final boolean ofOneKey;
    private final ChangeBlockWriter pending = new ChangeBlockWriter();
    private final Map<SourceKey, ChunkSource> sources = new HashMap<>();

    private RunMerger(boolean dropRemovals, boolean ofOneKey, Target target) {
        this.dropRemovals = dropRemovals;
        this.ofOneKey = ofOneKey;
        this.target = target;
    }

    /**
     * Merges one key after the other, and keeps all files open in between.
     *
     * @param dropRemovals whether nothing older is left from which a removed key could come back
     */
    public static RunMerger ofAllKeys(boolean dropRemovals, Target target) {
        return new RunMerger(dropRemovals, false, target);
    }

    /** The same for one key only: a file that has nothing more of it is not kept open, so there may be many. */
    public static RunMerger ofOneKey(boolean dropRemovals, Target target) {
        return new RunMerger(dropRemovals, true, target);
    }

    /** Takes the merged run piece by piece. */
    @FunctionalInterface
    public interface Target {
        void piece(RunKey key, boolean continues, byte[] block, int length) throws IOException;

        /** Takes the ranges that were removed from what is older than all runs, before the first piece. By default nobody asks. */
        default void ranges(RunKey key, List<KeyRange> removed) throws IOException {}
    }

    /** A file is read front to back by one source, and by more of them if it has several runs of one key. */
    private record SourceKey(ChunkFile file, int number) {}

    /** Merges runs of the same key, whose newest change counts. */
    public void merge(RunKey key, List<SortedRuns.Run> oldestFirst) throws IOException {
        try {
            List<ChunkSource> runSources = sources(oldestFirst);
            List<RemovedRanges> removed = removed(oldestFirst, runSources);
            List<RunCursor> cursors = new ArrayList<>();
            for (int run = 0; run < oldestFirst.size(); run++) {
                List<ChunkEntry> chunks = oldestFirst.get(run).chunks();
                cursors.add(new RunCursor(runSources.get(run), chunks, removed.get(run + 1), ofOneKey));
            }
            List<KeyRange> fromOlder = removed.get(0).ranges();
            if (!dropRemovals && !fromOlder.isEmpty()) {
                target.ranges(key, fromOlder);
            }
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

    private List<ChunkSource> sources(List<SortedRuns.Run> oldestFirst) {
        List<ChunkSource> all = new ArrayList<>();
        Map<ChunkFile, Integer> used = new HashMap<>();
        for (SortedRuns.Run run : oldestFirst) {
            int number = used.merge(run.file(), 1, Integer::sum);
            all.add(sources.computeIfAbsent(
                    new SourceKey(run.file(), number), any -> run.file().source()));
        }
        return all;
    }

    /** What each run and those newer than it have removed, and behind them nothing. */
    private static List<RemovedRanges> removed(List<SortedRuns.Run> oldestFirst, List<ChunkSource> sources)
            throws IOException {
        List<RemovedRanges> removed = new ArrayList<>(Collections.nCopies(oldestFirst.size() + 1, RemovedRanges.NONE));
        List<KeyRange> newer = new ArrayList<>();
        for (int run = oldestFirst.size() - 1; run >= 0; run--) {
            for (ChunkEntry chunk : oldestFirst.get(run).ranges()) {
                newer.addAll(RangeBlock.read(sources.get(run).read(chunk), 0, chunk.length()));
            }
            removed.set(run, newer.isEmpty() ? RemovedRanges.NONE : new RemovedRanges(newer));
        }
        return removed;
    }

    private void drain(RunKey key, List<RunCursor> cursors) throws IOException {
        RunTournament tournament = new RunTournament(cursors);
        boolean continues = false;
        for (RunCursor run = tournament.winner(); run != null; run = tournament.next()) {
            ChangeBlockReader entry = run.entry();
            boolean isOlder = run.code() == KeyCode.EQUAL;
            if (isOlder || run.isRemoved() || (dropRemovals && entry.isRemoval())) {
                continue;
            }
            int length = entry.entryEnd() - entry.entryOffset();
            if (pending.size() > 0 && length > ChunkFileWriter.MAX_CHUNK_BYTES - pending.size()) {
                flush(key, continues);
                continues = true;
            }
            pending.appendEntries(entry.array(), entry.entryOffset(), length);
        }
        if (pending.size() > 0) {
            flush(key, continues);
        }
    }

    private void flush(RunKey key, boolean continues) throws IOException {
        target.piece(key, continues, pending.array(), pending.size());
        pending.clear();
    }
}
