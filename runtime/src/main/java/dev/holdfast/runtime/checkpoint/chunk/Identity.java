package dev.holdfast.runtime.checkpoint.chunk;

import java.util.UUID;

/** What never changes in a checkpoint. */
public record Identity(UUID queryId, int keyGroups) {

    /** The largest number of key groups of a checkpoint. */
    public static final int MAX_KEY_GROUPS = 1 << 15;

    /** The header of a file that belongs to this checkpoint. */
    public FileHeader header(FileKind kind, boolean relaxed, long epoch, long batchId, ContentHash previous) {
        return new FileHeader(FileHeader.FORMAT, kind, relaxed, queryId, keyGroups, epoch, batchId, previous);
    }
}
