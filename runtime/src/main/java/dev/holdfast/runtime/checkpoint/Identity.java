package dev.holdfast.runtime.checkpoint;

import java.util.UUID;

/** What never changes in a checkpoint. */
record Identity(UUID queryId, int keyGroups) {

    FileHeader header(FileKind kind, boolean relaxed, long epoch, long batchId, ContentHash previous) {
        return new FileHeader(FileHeader.FORMAT, kind, relaxed, queryId, keyGroups, epoch, batchId, previous);
    }
}
