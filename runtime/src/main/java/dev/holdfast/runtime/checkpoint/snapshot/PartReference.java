package dev.holdfast.runtime.checkpoint.snapshot;

import dev.holdfast.runtime.checkpoint.chunk.ChunkFile;
import dev.holdfast.runtime.checkpoint.chunk.ContentHash;
import dev.holdfast.runtime.checkpoint.chunk.Damage;
import dev.holdfast.runtime.checkpoint.chunk.FileKind;
import dev.holdfast.runtime.checkpoint.chunk.FileOwner;
import dev.holdfast.runtime.checkpoint.chunk.Identity;
import dev.holdfast.runtime.checkpoint.directory.CheckpointLayout;
import dev.holdfast.runtime.files.CheckpointFiles;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import java.io.IOException;

/**
 * A part as a manifest names it.
 *
 * @param lastBatch the newest batch whose changes are in it
 */
public record PartReference(ContentHash hash, long size, long lastBatch) {

    void write(StateOutput out) {
        hash.write(out);
        out.writeVarLong(size);
        out.writeVarLong(lastBatch);
    }

    /** Verifies the part, all but its chunks. */
    ChunkFile open(CheckpointFiles files, CheckpointLayout layout, Identity identity) throws IOException {
        ChunkFile file = ChunkFile.open(files, layout.part(hash), FileKind.PART);
        FileOwner.check(file, identity, lastBatch);
        if (!file.hash().equals(hash) || file.size() != size) {
            throw Damage.of(
                    file.path(), "its content is that of part " + file.hash().hex());
        }
        return file;
    }

    static PartReference read(StateInput in) {
        return new PartReference(ContentHash.read(in), in.readVarLong(), in.readVarLong());
    }
}
