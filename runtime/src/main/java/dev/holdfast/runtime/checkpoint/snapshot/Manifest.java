package dev.holdfast.runtime.checkpoint.snapshot;

import dev.holdfast.runtime.checkpoint.chunk.ChunkFile;
import dev.holdfast.runtime.checkpoint.chunk.ContentHash;
import dev.holdfast.runtime.checkpoint.chunk.Damage;
import dev.holdfast.runtime.checkpoint.chunk.FileKind;
import dev.holdfast.runtime.checkpoint.chunk.FileOwner;
import dev.holdfast.runtime.checkpoint.chunk.Identity;
import dev.holdfast.runtime.checkpoint.commit.CommitRecord;
import dev.holdfast.runtime.checkpoint.commit.CommitRecordFormat;
import dev.holdfast.runtime.checkpoint.directory.CheckpointLayout;
import dev.holdfast.runtime.checkpoint.segment.Segment;
import dev.holdfast.runtime.files.CheckpointFiles;
import dev.holdfast.serial.CorruptStateException;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A snapshot: the state as of a batch.
 *
 * @param segmentHash the hash of the segment of that batch
 * @param parts what the state is made of, oldest first
 */
public record Manifest(CommitRecord commit, ContentHash segmentHash, List<PartReference> parts) {

    public Manifest {
        parts = List.copyOf(parts);
    }

    /** The batch as of which it is. */
    public long batchId() {
        return commit.batchId();
    }

    /** Its bytes, without those of its file. */
    public StateOutput body() {
        StateOutput body = new StateOutput();
        CommitRecordFormat.write(commit, body);
        segmentHash.write(body);
        body.writeCount(parts.size());
        parts.forEach(part -> part.write(body));
        return body;
    }

    /** Opens the manifest of a batch and verifies it, but not the parts that it names. */
    public static Manifest open(CheckpointFiles files, CheckpointLayout layout, Identity identity, long batchId)
            throws IOException {
        ChunkFile file = ChunkFile.open(files, layout.manifest(batchId), FileKind.MANIFEST);
        FileOwner.check(file, identity, batchId);
        return file.readBody(in -> read(in, file.header().format(), batchId));
    }

    private static Manifest read(StateInput in, int format, long batchId) {
        CommitRecord commit = CommitRecordFormat.read(in, format);
        if (commit.batchId() != batchId) {
            throw new CorruptStateException("it speaks of batch " + commit.batchId());
        }
        ContentHash segmentHash = ContentHash.read(in);
        int count = in.readCount();
        List<PartReference> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            parts.add(PartReference.read(in));
        }
        return new Manifest(commit, segmentHash, parts);
    }

    /** Verifies the segment that this was made of, all but its chunks. */
    public Segment openSegment(CheckpointFiles files, CheckpointLayout layout, Identity identity) throws IOException {
        Segment segment = Segment.open(files, layout, identity, batchId());
        if (!segment.hash().equals(segmentHash)) {
            throw Damage.of(segment.file().path(), "it is not the one that the snapshot of its batch was made of");
        }
        return segment;
    }

    /** Verifies the parts against this manifest, all but their chunks. */
    public List<ChunkFile> openParts(CheckpointFiles files, CheckpointLayout layout, Identity identity)
            throws IOException {
        List<ChunkFile> opened = new ArrayList<>();
        for (PartReference part : parts) {
            opened.add(part.open(files, layout, identity));
        }
        return opened;
    }
}
