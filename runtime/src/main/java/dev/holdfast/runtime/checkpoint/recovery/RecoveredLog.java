package dev.holdfast.runtime.checkpoint.recovery;

import dev.holdfast.runtime.checkpoint.chunk.ChunkFile;
import dev.holdfast.runtime.checkpoint.chunk.ChunkVerification;
import dev.holdfast.runtime.checkpoint.segment.Segment;
import dev.holdfast.runtime.checkpoint.snapshot.Manifest;
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
 * @param lost what comes after them and has to be given up; null if there is no such thing
 */
public record RecoveredLog(
        @Nullable Manifest snapshot,
        @Nullable Segment snapshotSegment,
        List<ChunkFile> parts,
        List<Segment> segments,
        @Nullable LostTail lost) {

    /** Nothing, to which batches from the first on may be added. */
    public static final RecoveredLog EMPTY = new RecoveredLog(null, null, List.of(), List.of(), null);

    /** A snapshot without batches after it. */
    public static RecoveredLog of(Manifest snapshot, Segment snapshotSegment, List<ChunkFile> parts) {
        return new RecoveredLog(snapshot, snapshotSegment, parts, List.of(), null);
    }

    /** With batches after those of the snapshot. */
    public RecoveredLog with(List<Segment> after, @Nullable LostTail lostTail) {
        return new RecoveredLog(snapshot, snapshotSegment, parts, after, lostTail);
    }

    /** Refuses damaged chunks of the snapshot, and of the segment that it was made of. */
    public void verifyChunks(Executor helper) throws IOException {
        List<ChunkFile> files = new ArrayList<>(parts);
        if (snapshotSegment != null) {
            files.add(snapshotSegment.file());
        }
        Optional<ChunkVerification.Damaged> first = ChunkVerification.firstDamage(files, helper);
        if (first.isPresent()) {
            throw first.get().damage();
        }
    }

    /** The last batch that was seen, whether it is given up or not; -1 for none. */
    public long lastSeen() {
        return lost == null ? head().map(Segment::batchId).orElse(-1L) : lost.lastBatch();
    }

    /** The last batch that counts; empty if there is none. */
    public Optional<Segment> head() {
        return segments.isEmpty()
                ? Optional.ofNullable(snapshotSegment)
                : Optional.of(segments.get(segments.size() - 1));
    }
}
