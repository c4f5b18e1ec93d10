package dev.holdfast.runtime.checkpoint;

import java.util.List;
import java.util.Optional;
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

    Optional<Segment> head() {
        return segments.isEmpty()
                ? Optional.ofNullable(snapshotSegment)
                : Optional.of(segments.get(segments.size() - 1));
    }
}
