package dev.holdfast.runtime.checkpoint.recovery;

import dev.holdfast.engine.CheckpointException;
import dev.holdfast.runtime.checkpoint.chunk.ChunkFile;
import dev.holdfast.runtime.checkpoint.chunk.ChunkFileWriter;
import dev.holdfast.runtime.checkpoint.chunk.FileHeader;
import dev.holdfast.runtime.checkpoint.chunk.FileKind;
import dev.holdfast.runtime.checkpoint.chunk.FileOwner;
import dev.holdfast.runtime.checkpoint.chunk.Identity;
import dev.holdfast.runtime.checkpoint.directory.CheckpointLayout;
import dev.holdfast.runtime.checkpoint.segment.Segment;
import dev.holdfast.runtime.files.CheckpointFiles;
import dev.holdfast.serial.StateOutput;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says that the last batch was delivered. Not synced: a hint that is lost or damaged costs one more delivery. */
public final class DeliveredHint {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveredHint.class);

    private final CheckpointFiles files;
    private final CheckpointLayout layout;
    private final Identity identity;

    /** The hint of a checkpoint's directory, whether it is there or not. */
    public DeliveredHint(CheckpointFiles files, CheckpointLayout layout, Identity identity) {
        this.files = files;
        this.layout = layout;
        this.identity = identity;
    }

    /** Says that a batch was delivered. A failure is logged only, since nothing depends on the hint but comfort. */
    public void write(Segment head, long epoch) {
        FileHeader header = identity.header(FileKind.HINT, false, epoch, head.batchId(), head.hash());
        try (ChunkFileWriter writer = new ChunkFileWriter(files, layout.hint(), header)) {
            writer.finish(new StateOutput());
        } catch (IOException e) {
            LOG.info("Checkpoint {}: no hint of delivery was written. {}", layout.root(), e.toString());
        }
    }

    /** The last batch, if the hint is of it. */
    public OptionalLong read(Segment head) throws IOException {
        boolean isOfHead = find().filter(header -> header.batchId() == head.batchId()
                        && header.previousHash().equals(head.hash()))
                .isPresent();
        return isOfHead ? OptionalLong.of(head.batchId()) : OptionalLong.empty();
    }

    /** The batch that it names. */
    OptionalLong batch() throws IOException {
        return find().stream().mapToLong(FileHeader::batchId).findFirst();
    }

    private Optional<FileHeader> find() throws IOException {
        if (!files.exists(layout.hint())) {
            return Optional.empty();
        }
        try {
            ChunkFile file = ChunkFile.open(files, layout.hint(), FileKind.HINT);
            FileOwner.check(file, identity, file.header().batchId());
            return Optional.of(file.header());
        } catch (CheckpointException e) {
            LOG.info("Checkpoint {}: the last batch may be delivered again. {}", layout.root(), e.getMessage());
            return Optional.empty();
        }
    }
}
