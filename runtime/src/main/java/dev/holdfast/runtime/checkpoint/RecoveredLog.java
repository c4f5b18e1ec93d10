package dev.holdfast.runtime.checkpoint;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * What a checkpoint holds, verified.
 *
 * @param snapshot the snapshot to start from; null to start from nothing
 * @param snapshotSegment the segment of the snapshot's batch
 * @param parts the files of the snapshot, oldest first
 * @param segments the batches after it, oldest first
 */
record RecoveredLog(
        @Nullable Manifest snapshot, @Nullable Segment snapshotSegment, List<ChunkFile> parts, List<Segment> segments) {

    /** Refuses damaged chunks of the snapshot, and of the segment that it was made of. */
    void verifyChunks(Executor helper) throws IOException {
        List<ChunkFile> files = new ArrayList<>(parts);
        if (snapshotSegment != null) {
            files.add(snapshotSegment.file());
        }
        Optional<ChunkVerification.Damaged> first = ChunkVerification.firstDamage(files, helper);
        if (first.isPresent()) {
            throw first.get().damage();
        }
    }

    Optional<Segment> head() {
        return segments.isEmpty()
                ? Optional.ofNullable(snapshotSegment)
                : Optional.of(segments.get(segments.size() - 1));
    }
}
