package dev.holdfast.runtime.checkpoint.segment;

import dev.holdfast.runtime.checkpoint.chunk.ChunkEntry;
import dev.holdfast.runtime.checkpoint.chunk.ChunkFile;
import dev.holdfast.runtime.checkpoint.chunk.ChunkOwner;
import dev.holdfast.runtime.checkpoint.chunk.ChunkType;
import dev.holdfast.runtime.checkpoint.chunk.ContentHash;
import dev.holdfast.runtime.checkpoint.chunk.FileKind;
import dev.holdfast.runtime.checkpoint.chunk.FileOwner;
import dev.holdfast.runtime.checkpoint.chunk.Identity;
import dev.holdfast.runtime.checkpoint.commit.CommitRecord;
import dev.holdfast.runtime.checkpoint.commit.CommitRecordFormat;
import dev.holdfast.runtime.checkpoint.directory.CheckpointLayout;
import dev.holdfast.runtime.files.CheckpointFiles;
import dev.holdfast.serial.CorruptStateException;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A committed batch: its verified file, and what its footer says. */
public record Segment(ChunkFile file, CommitRecord commit, SortedMap<String, Long> outboxRows) {

    /** Opens the segment of a batch and verifies what it says, but not its chunks. */
    public static Segment open(CheckpointFiles files, CheckpointLayout layout, Identity identity, long batchId)
            throws IOException {
        ChunkFile file = ChunkFile.open(files, layout.segment(batchId), FileKind.SEGMENT);
        FileOwner.check(file, identity, batchId);
        return file.readBody(in -> {
            CommitRecord commit = CommitRecordFormat.read(in, file.header().format());
            if (commit.batchId() != batchId) {
                throw new CorruptStateException("it speaks of batch " + commit.batchId());
            }
            return new Segment(file, commit, readRows(in));
        });
    }

    static StateOutput body(CommitRecord commit, SortedMap<String, Long> outboxRows) {
        StateOutput body = new StateOutput();
        CommitRecordFormat.write(commit, body);
        body.writeCount(outboxRows.size());
        outboxRows.forEach((sink, rows) -> {
            body.writeString(sink);
            body.writeVarLong(rows);
        });
        return body;
    }

    private static SortedMap<String, Long> readRows(StateInput in) {
        SortedMap<String, Long> rows = new TreeMap<>();
        int count = in.readCount();
        for (int i = 0; i < count; i++) {
            rows.put(in.readString(), in.readVarLong());
        }
        return rows;
    }

    /** The batch that it commits. */
    public long batchId() {
        return commit.batchId();
    }

    /** The hash by which the segment after it names it. */
    public ContentHash hash() {
        return file.hash();
    }

    /** The chunks that make up the outbox of a sink. */
    List<ChunkEntry> outbox(String sinkId) {
        return file.chunks().stream()
                .filter(chunk ->
                        chunk.type() == ChunkType.OUTBOX && chunk.owner().equals(ChunkOwner.ofSink(sinkId)))
                .toList();
    }
}
