package dev.holdfast.runtime.checkpoint;

import java.util.UUID;

/** What never changes in a checkpoint. */
record Identity(UUID queryId, int keyGroups) {

    /** The largest number of key groups of a checkpoint. */
    static final int MAX_KEY_GROUPS = 1 << 15;

    FileHeader header(FileKind kind, boolean relaxed, long epoch, long batchId, ContentHash previous) {
        return new FileHeader(FileHeader.FORMAT, kind, relaxed, queryId, keyGroups, epoch, batchId, previous);
    }
}
