package dev.holdfast.runtime.checkpoint.segment;

import dev.holdfast.engine.CheckpointException;
import dev.holdfast.engine.CheckpointInUseException;
import dev.holdfast.runtime.change.ChangeBlockWriter;
import dev.holdfast.runtime.change.KeyRange;
import dev.holdfast.runtime.change.RangeBlock;
import dev.holdfast.runtime.change.StateId;
import dev.holdfast.runtime.checkpoint.chunk.ChunkFile;
import dev.holdfast.runtime.checkpoint.chunk.ChunkFileWriter;
import dev.holdfast.runtime.checkpoint.chunk.ChunkOwner;
import dev.holdfast.runtime.checkpoint.chunk.ChunkType;
import dev.holdfast.runtime.checkpoint.chunk.ContentHash;
import dev.holdfast.runtime.checkpoint.commit.CommitRecord;
import dev.holdfast.serial.StateOutput;
import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes the segment of one batch, and commits it. The same calls in the same order give the same bytes.
 *
 * <p>Ends with {@link #commit} or {@link #abandon}; until then nothing of the batch can be seen in the checkpoint. Not thread
 * safe, but it may be handed from one thread to another.
 */
public final class SegmentWriter {

    private final long batchId;
    private final ChunkFileWriter file;
    private final Ending ending;
    private final ChangeBlockSplitter splitter = new ChangeBlockSplitter();
    private final SortedMap<String, Long> outboxRows = new TreeMap<>();
    private final StateOutput pendingOutbox = new StateOutput();
    private @Nullable String pendingSink;
    private boolean ended;

    /** Writes the segment of a batch into a file that has its header. */
    public SegmentWriter(long batchId, ChunkFileWriter file, Ending ending) {
        this.batchId = batchId;
        this.file = file;
        this.ending = ending;
    }

    /** What becomes of the file in the end. */
    public interface Ending {
        void commit(SegmentWriter segment, CommitRecord commit);

        void abandon(SegmentWriter segment);
    }

    /** The batch that it is to commit. */
    public long batchId() {
        return batchId;
    }

    /**
     * Adds ranges of which all rows of one state in one key group were removed, before its changes are added.
     *
     * @param ranges sorted, and apart from each other; written before this returns
     */
    public void removedRanges(StateId state, int keyGroup, List<KeyRange> ranges) {
        if (!ranges.isEmpty()) {
            ChangeBlockWriter block = RangeBlock.write(ranges);
            add(ChunkType.RANGES, state, keyGroup, block.array(), 0, block.size());
        }
    }

    /**
     * Adds changes of one state in one key group.
     *
     * @param block holds a change block, sorted, each key once; written before this returns
     */
    public void changes(StateId state, int keyGroup, byte[] block, int offset, int length) {
        add(ChunkType.CHANGES, state, keyGroup, block, offset, length);
    }

    private void add(ChunkType type, StateId state, int keyGroup, byte[] block, int offset, int length) {
        requireOpen();
        ChunkOwner owner = ChunkOwner.of(state);
        try {
            flushOutbox();
            splitter.split(
                    block,
                    offset,
                    length,
                    (from, size, continues) -> file.chunk(type, continues, owner, keyGroup, block, from, size));
        } catch (IOException e) {
            throw notWritten(e);
        }
    }

    /** Appends to the outbox of a sink. Calls for one sink add up, in order. */
    public void outbox(String sinkId, byte[] bytes, int offset, int length, long rows) {
        requireOpen();
        outboxRows.merge(sinkId, rows, Math::addExact);
        try {
            if (!sinkId.equals(pendingSink)) {
                flushOutbox();
                pendingSink = sinkId;
            }
            int done = 0;
            while (done < length) {
                int count = Math.min(length - done, ChunkFileWriter.MAX_CHUNK_BYTES - pendingOutbox.size());
                pendingOutbox.writeRaw(bytes, offset + done, count);
                done += count;
                if (pendingOutbox.size() == ChunkFileWriter.MAX_CHUNK_BYTES) {
                    flushOutbox();
                }
            }
        } catch (IOException e) {
            throw notWritten(e);
        }
    }

    /**
     * Commits the batch. When this returns, the batch is committed and no other run owns the query.
     *
     * @throws CheckpointInUseException if another run owns the query; nothing may be delivered
     * @throws CheckpointException if the batch was not committed, or if nobody can tell whether it was; the message says
     *     which. In the second case the checkpoint refuses further work, and opening it again finds out
     */
    public void commit(CommitRecord commit) {
        requireOpen();
        if (commit.batchId() != batchId) {
            throw new IllegalArgumentException("this is batch " + batchId + ", not " + commit.batchId());
        }
        ended = true;
        ending.commit(this, commit);
    }

    /** Gives the batch up and removes what was written. Does nothing after {@link #commit}. */
    public void abandon() {
        if (!ended) {
            ended = true;
            ending.abandon(this);
        }
    }

    /** Writes all that is pending, footer and trailer. */
    public ContentHash finish(CommitRecord commit) throws IOException {
        flushOutbox();
        return file.finish(Segment.body(commit, outboxRows));
    }

    /** The committed batch, without reading it. */
    public Segment committed(ChunkFile written, CommitRecord commit) {
        return new Segment(written, commit, outboxRows);
    }

    /** The file that is written to. */
    public ChunkFileWriter file() {
        return file;
    }

    private void flushOutbox() throws IOException {
        String sink = pendingSink;
        if (sink != null && pendingOutbox.size() > 0) {
            file.chunk(
                    ChunkType.OUTBOX,
                    false,
                    ChunkOwner.ofSink(sink),
                    0,
                    pendingOutbox.array(),
                    0,
                    pendingOutbox.size());
            pendingOutbox.clear();
        }
    }

    private void requireOpen() {
        if (ended) {
            throw new IllegalStateException("the segment of batch " + batchId + " was committed or abandoned before");
        }
    }

    private CheckpointException notWritten(IOException e) {
        return new CheckpointException(
                "Batch " + batchId + " was not committed: its segment could not be written: " + e, e);
    }
}
