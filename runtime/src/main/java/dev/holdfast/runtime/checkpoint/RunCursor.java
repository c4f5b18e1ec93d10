package dev.holdfast.runtime.checkpoint;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;

/**
 * Walks a sorted run of entries, chunk by chunk.
 */
final class RunCursor {

    /** By key; of one key, the newest entry first. */
    static final Comparator<RunCursor> BY_KEY_THEN_NEWEST = (a, b) -> {
        int byKey = ChangeBlockReader.compareKeys(a.entry, b.entry);
        return byKey != 0 ? byKey : Integer.compare(b.age, a.age);
    };

    private final ChunkSource source;
    private final List<ChunkEntry> chunks;
    private final int age;
    private final ChangeBlockReader entry = new ChangeBlockReader();
    private int nextChunk;

    /**
     * @param source used by no other cursor as long as this one is
     * @param age larger for newer runs
     */
    RunCursor(ChunkSource source, List<ChunkEntry> chunks, int age) {
        this.source = source;
        this.chunks = chunks;
        this.age = age;
    }

    /** The current entry. */
    ChangeBlockReader entry() {
        return entry;
    }

    boolean next() throws IOException {
        while (!entry.next()) {
            if (nextChunk == chunks.size()) {
                return false;
            }
            ChunkEntry chunk = chunks.get(nextChunk++);
            entry.reset(source.read(chunk), 0, chunk.length());
        }
        return true;
    }
}
