package dev.holdfast.runtime.checkpoint.snapshot;

import dev.holdfast.runtime.checkpoint.chunk.ChunkFile;
import dev.holdfast.runtime.checkpoint.chunk.ContentHash;
import dev.holdfast.runtime.checkpoint.chunk.Identity;
import dev.holdfast.runtime.checkpoint.directory.CheckpointLayout;
import dev.holdfast.runtime.checkpoint.merge.RunMerger;
import dev.holdfast.runtime.checkpoint.merge.SortedRuns;
import dev.holdfast.runtime.files.CheckpointFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the parts of a new snapshot of those of the one before it and of the log since then.
 *
 * <p>Where a part made of the log would be merged with others right away, it is not written first: the log is merged with
 * them. How large the part would be is found out by merging a few of its runs, without writing, since the log may hold each
 * key often.
 */
public final class Compaction {

    /** Bounds the number of files of the log that are merged, and so open, at one time. */
    private static final int MAX_FILES = 128;

    /** Bounds the chunks of these that are in memory, one of each file. */
    private static final long MAX_BYTES = 64L << 20;

    private static final int RUNS_FOR_EACH_TRIED = 16;

    private final CheckpointFiles files;
    private final CheckpointLayout layout;
    private final Identity identity;
    private final PartStore partStore;

    /** Merges parts of a checkpoint into new ones. */
    public Compaction(CheckpointFiles files, CheckpointLayout layout, Identity identity, PartStore partStore) {
        this.files = files;
        this.layout = layout;
        this.identity = identity;
        this.partStore = partStore;
    }

    /**
     * Writes parts.
     *
     * @param older what there is before the log
     * @param log files, oldest first
     */
    public List<PartReference> run(List<PartReference> older, List<ChunkFile> log) throws IOException {
        List<PartReference> parts = new ArrayList<>(older);
        List<List<ChunkFile>> pieces = pieces(log);
        for (List<ChunkFile> piece : pieces.subList(0, pieces.size() - 1)) {
            merge(parts, parts.size(), piece);
        }
        List<ChunkFile> last = pieces.get(pieces.size() - 1);
        merge(parts, firstToMerge(parts, last), last);
        for (int first = TierPlan.firstToMerge(parts); first < parts.size(); first = TierPlan.firstToMerge(parts)) {
            merge(parts, first, List.of());
        }
        return parts;
    }

    /** As much of the log at a time as is merged at once. */
    private static List<List<ChunkFile>> pieces(List<ChunkFile> log) {
        List<List<ChunkFile>> pieces = new ArrayList<>();
        int start = 0;
        long bytes = 0;
        for (int at = 0; at < log.size(); at++) {
            int chunk = log.get(at).largestChunk();
            if (at > start && (at - start == MAX_FILES || bytes + chunk > MAX_BYTES)) {
                pieces.add(log.subList(start, at));
                start = at;
                bytes = 0;
            }
            bytes += chunk;
        }
        pieces.add(log.subList(start, log.size()));
        return pieces;
    }

    /** The first of the parts to merge with the log; their number if the log is to be a part of its own. */
    private static int firstToMerge(List<PartReference> parts, List<ChunkFile> log) throws IOException {
        SortedRuns runs = SortedRuns.of(log);
        long most = runs.bytes();
        int first = most == 0 ? parts.size() : firstToMerge(parts, most);
        return first == parts.size() ? first : firstToMerge(parts, (long) (most * remaining(runs)));
    }

    private static int firstToMerge(List<PartReference> parts, long logBytes) {
        List<PartReference> expected = new ArrayList<>(parts);
        expected.add(new PartReference(ContentHash.NONE, logBytes, 0));
        return Math.min(TierPlan.firstToMerge(expected), parts.size());
    }

    /** The share of the log's bytes that is left when it is merged, judged by some of its runs. */
    private static double remaining(SortedRuns runs) throws IOException {
        long[] merged = new long[1];
        long before = 0;
        int number = 0;
        try (RunMerger merger = RunMerger.ofAllKeys(false, (key, continues, block, length) -> merged[0] += length)) {
            for (var ofKey : runs.byKey().entrySet()) {
                if (number++ % RUNS_FOR_EACH_TRIED == 0) {
                    merger.merge(ofKey.getKey(), ofKey.getValue());
                    before += SortedRuns.bytes(ofKey.getValue());
                }
            }
        }
        return before == 0 ? 0 : (double) merged[0] / before;
    }

    /** Replaces the parts from one on by what they and some files of the log make. */
    private void merge(List<PartReference> parts, int first, List<ChunkFile> log) throws IOException {
        List<PartReference> replaced = parts.subList(first, parts.size());
        List<ChunkFile> sources = new ArrayList<>();
        for (PartReference part : replaced) {
            sources.add(part.open(files, layout, identity));
        }
        sources.addAll(log);
        var merged = partStore.merge(sources, first == 0);
        replaced.clear();
        merged.ifPresent(parts::add);
    }
}
