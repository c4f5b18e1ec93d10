package dev.holdfast.runtime.checkpoint.merge;

import dev.holdfast.runtime.change.ChangeBlockReader;
import dev.holdfast.runtime.checkpoint.chunk.ChunkEntry;
import dev.holdfast.runtime.checkpoint.chunk.ChunkSource;
import dev.holdfast.serial.CorruptStateException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Walks a sorted run of entries, chunk by chunk, and tells how each key differs from a smaller one. */
final class RunCursor {

    private final ChunkSource source;
    private final List<ChunkEntry> chunks;
    private final RemovedRanges removed;
    private final boolean closeAtEnd;
    private final ChangeBlockReader entry = new ChangeBlockReader();
    private int nextChunk;
    private long code;

    /**
     * @param source used by no other cursor as long as this one is
     * @param removed what newer runs have removed
     * @param closeAtEnd whether the source is used no more when the last chunk was read
     */
    RunCursor(ChunkSource source, List<ChunkEntry> chunks, RemovedRanges removed, boolean closeAtEnd) {
        this.source = source;
        this.chunks = chunks;
        this.removed = removed;
        this.closeAtEnd = closeAtEnd;
    }

    /** The current entry. */
    ChangeBlockReader entry() {
        return entry;
    }

    /** Whether a newer run has removed the key of the current entry together with others. */
    boolean isRemoved() {
        return removed != RemovedRanges.NONE && removed.contain(entry);
    }

    /** The {@link KeyCode} of the current entry: against the one before it, or against the base that it was compared with. */
    long code() {
        return code;
    }

    /** Moves to the next entry. At the end, the code is {@link KeyCode#NO_KEY}. */
    void next() throws IOException {
        boolean isFirst = nextChunk == 0;
        byte[] base = entry.array();
        int baseOffset = entry.keyOffset();
        int baseLength = entry.keyLength();
        if (!entry.next()) {
            // The next chunk overwrites this one.
            base = Arrays.copyOfRange(base, baseOffset, baseOffset + baseLength);
            baseOffset = 0;
            if (!nextChunk()) {
                code = KeyCode.NO_KEY;
                return;
            }
        }
        code = isFirst
                ? KeyCode.first(entry.array(), entry.keyOffset(), entry.keyLength())
                : KeyCode.of(base, baseOffset, baseLength, entry.array(), entry.keyOffset(), entry.keyLength());
        if (code <= KeyCode.EQUAL) {
            throw new CorruptStateException("the keys of a run do not ascend");
        }
    }

    private boolean nextChunk() throws IOException {
        while (nextChunk < chunks.size()) {
            ChunkEntry chunk = chunks.get(nextChunk++);
            byte[] payload = source.read(chunk);
            if (closeAtEnd && nextChunk == chunks.size()) {
                source.close();
            }
            if (entry.reset(payload, 0, chunk.length()).next()) {
                return true;
            }
        }
        return false;
    }

    /**
     * Compares two entries that are coded against the same base. Of the greater one, the code is against the other then; if
     * the keys are the same, that of {@code older}, which loses.
     *
     * @return whether {@code newer} comes first
     */
    static boolean isBefore(RunCursor newer, RunCursor older) {
        if (newer.code != older.code || newer.code == KeyCode.EQUAL || newer.code == KeyCode.NO_KEY) {
            return newer.code <= older.code;
        }
        long against = older.codeAgainst(newer);
        if (against >= KeyCode.EQUAL) {
            older.code = against;
            return true;
        }
        newer.code = newer.codeAgainst(older);
        return false;
    }

    private long codeAgainst(RunCursor base) {
        return KeyCode.of(
                base.entry.array(),
                base.entry.keyOffset(),
                base.entry.keyLength(),
                entry.array(),
                entry.keyOffset(),
                entry.keyLength());
    }
}
