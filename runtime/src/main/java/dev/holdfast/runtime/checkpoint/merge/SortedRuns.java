package dev.holdfast.runtime.checkpoint.merge;

import dev.holdfast.runtime.checkpoint.chunk.ChunkEntry;
import dev.holdfast.runtime.checkpoint.chunk.ChunkFile;
import dev.holdfast.runtime.checkpoint.chunk.ChunkType;
import dev.holdfast.runtime.checkpoint.chunk.Damage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Where in some files the changes of each state and key group are: sorted runs of chunks, oldest first. */
public final class SortedRuns {

    private final SortedMap<RunKey, List<Run>> byKey = new TreeMap<>();

    private SortedRuns() {}

    /**
     * What one file has of a key.
     *
     * @param ranges whose older rows are all gone
     * @param chunks a sorted run of changes
     */
    public record Run(ChunkFile file, List<ChunkEntry> ranges, List<ChunkEntry> chunks) {

        Run(ChunkFile file) {
            this(file, new ArrayList<>(), new ArrayList<>());
        }

        /** Whether the changes behind these ranges, in the same file, have yet to come. */
        boolean awaitsChanges(ChunkFile sameFile) {
            return file == sameFile && chunks.isEmpty();
        }

        /** All chunks, in the order in which they stand in the file. */
        Stream<ChunkEntry> all() {
            return Stream.concat(ranges.stream(), chunks.stream());
        }
    }

    /** Finds the runs in files. */
    public static SortedRuns of(List<ChunkFile> oldestFirst) {
        SortedRuns runs = new SortedRuns();
        for (ChunkFile file : oldestFirst) {
            for (ChunkEntry chunk : file.chunks()) {
                if (chunk.type() != ChunkType.OUTBOX) {
                    runs.add(file, chunk);
                }
            }
        }
        return runs;
    }

    /** All runs, those of a key from the oldest to the newest. */
    public SortedMap<RunKey, List<Run>> byKey() {
        return Collections.unmodifiableSortedMap(byKey);
    }

    /** The runs of a key, oldest first; none if it has none. */
    public List<Run> of(RunKey key) {
        return byKey.getOrDefault(key, List.of());
    }

    /** What all runs take in their files. */
    public long bytes() {
        return byKey.values().stream().mapToLong(SortedRuns::bytes).sum();
    }

    /** The size of the chunks of these runs. */
    public static long bytes(List<Run> runs) {
        return runs.stream().flatMap(Run::all).mapToLong(ChunkEntry::length).sum();
    }

    private void add(ChunkFile file, ChunkEntry chunk) {
        List<Run> ofKey =
                byKey.computeIfAbsent(new RunKey(chunk.owner().stateId(), chunk.keyGroup()), key -> new ArrayList<>());
        Run last = ofKey.isEmpty() ? null : ofKey.get(ofKey.size() - 1);
        boolean isRange = chunk.type() == ChunkType.RANGES;
        if (chunk.continues() && last == null) {
            throw Damage.at(file.path(), chunk.position(), "a chunk continues a run that has no start");
        }
        if (last == null || !(chunk.continues() || (!isRange && last.awaitsChanges(file)))) {
            last = new Run(file);
            ofKey.add(last);
        }
        List<ChunkEntry> chunks = isRange ? last.ranges() : last.chunks();
        chunks.add(chunk);
    }
}
