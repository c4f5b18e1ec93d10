package dev.holdfast.runtime.checkpoint;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Where in some files the changes of each state and key group are: sorted runs of chunks, oldest first. */
final class SortedRuns {

    private final SortedMap<RunKey, List<Run>> byKey = new TreeMap<>();

    private SortedRuns() {}

    /** A sorted run in one file. */
    record Run(ChunkFile file, List<ChunkEntry> chunks) {}

    static SortedRuns of(List<ChunkFile> oldestFirst) {
        SortedRuns runs = new SortedRuns();
        for (ChunkFile file : oldestFirst) {
            for (ChunkEntry chunk : file.chunks()) {
                if (chunk.type() == ChunkType.CHANGES) {
                    runs.add(file, chunk);
                }
            }
        }
        return runs;
    }

    SortedMap<RunKey, List<Run>> byKey() {
        return Collections.unmodifiableSortedMap(byKey);
    }

    List<Run> of(RunKey key) {
        return byKey.getOrDefault(key, List.of());
    }

    /** What all runs take in their files. */
    long bytes() {
        return byKey.values().stream().mapToLong(SortedRuns::bytes).sum();
    }

    static long bytes(List<Run> runs) {
        return runs.stream()
                .flatMap(run -> run.chunks().stream())
                .mapToLong(ChunkEntry::length)
                .sum();
    }

    private void add(ChunkFile file, ChunkEntry chunk) {
        List<Run> ofKey =
                byKey.computeIfAbsent(new RunKey(chunk.owner().stateId(), chunk.keyGroup()), key -> new ArrayList<>());
        if (!chunk.continues()) {
            ofKey.add(new Run(file, new ArrayList<>()));
        }
        if (ofKey.isEmpty()) {
            throw Damage.at(file.path(), chunk.position(), "a chunk continues a run that has no start");
        }
        ofKey.get(ofKey.size() - 1).chunks().add(chunk);
    }
}
