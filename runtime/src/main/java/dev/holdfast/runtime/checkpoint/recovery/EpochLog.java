package dev.holdfast.runtime.checkpoint.recovery;

import dev.holdfast.engine.CheckpointInUseException;
import dev.holdfast.runtime.checkpoint.chunk.ChunkFile;
import dev.holdfast.runtime.checkpoint.chunk.ChunkFileWriter;
import dev.holdfast.runtime.checkpoint.chunk.ContentHash;
import dev.holdfast.runtime.checkpoint.chunk.Damage;
import dev.holdfast.runtime.checkpoint.chunk.FileHeader;
import dev.holdfast.runtime.checkpoint.chunk.FileKind;
import dev.holdfast.runtime.checkpoint.chunk.FileOwner;
import dev.holdfast.runtime.checkpoint.chunk.Identity;
import dev.holdfast.runtime.checkpoint.directory.CheckpointLayout;
import dev.holdfast.runtime.files.CheckpointFiles;
import dev.holdfast.serial.StateOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The openings of a checkpoint, oldest first. Says which of them wrote a segment that cannot say so itself any more. */
public final class EpochLog {

    private final CheckpointFiles files;
    private final CheckpointLayout layout;
    private final Identity identity;
    private final List<Epoch> epochs = new ArrayList<>();

    private EpochLog(CheckpointFiles files, CheckpointLayout layout, Identity identity) {
        this.files = files;
        this.layout = layout;
        this.identity = identity;
    }

    /** Reads the epochs of a checkpoint. */
    public static EpochLog read(CheckpointFiles files, CheckpointLayout layout, Identity identity) throws IOException {
        EpochLog log = new EpochLog(files, layout, identity);
        for (long number : layout.epochs(files)) {
            ChunkFile file = ChunkFile.open(files, layout.epoch(number), FileKind.EPOCH);
            FileHeader header = file.header();
            FileOwner.check(file, identity, header.batchId());
            if (header.epoch() != number) {
                throw Damage.of(file.path(), "it is epoch " + header.epoch());
            }
            log.epochs.add(new Epoch(number, header.relaxed(), header.batchId(), header.previousHash()));
        }
        return log;
    }

    /** The epoch that began last. */
    public Optional<Epoch> newest() {
        return epochs.isEmpty() ? Optional.empty() : Optional.of(epochs.get(epochs.size() - 1));
    }

    /** Whether every opening that can have written one of these segments was a relaxed one. */
    boolean allRelaxed(long firstBatch, long lastBatch) {
        for (int i = epochs.size() - 1; i >= 0; i--) {
            Epoch epoch = epochs.get(i);
            if (epoch.headBatch() < lastBatch && !epoch.relaxed()) {
                return false;
            }
            if (epoch.headBatch() < firstBatch) {
                return true;
            }
        }
        return false;
    }

    /** Refuses a log that is not the one which an epoch found. */
    void checkHeads(RecoveredLog log) {
        Map<Long, ContentHash> hashes = new HashMap<>();
        if (log.snapshotSegment() != null) {
            hashes.put(log.snapshotSegment().batchId(), log.snapshotSegment().hash());
        }
        log.segments().forEach(segment -> hashes.put(segment.batchId(), segment.hash()));
        for (Epoch epoch : epochs) {
            ContentHash hash = hashes.getOrDefault(epoch.headBatch(), epoch.headHash());
            if (!hash.equals(epoch.headHash())) {
                throw Damage.of(
                        layout.segment(epoch.headBatch()), "it is not the one that epoch " + epoch.number() + " found");
            }
        }
    }

    /** Publishes a new epoch, which fences all before it. */
    public Epoch begin(long number, boolean relaxed, long headBatch, ContentHash headHash) throws IOException {
        Path file = layout.epoch(number);
        Path temporary = CheckpointLayout.temporary(file, number);
        FileHeader header = identity.header(FileKind.EPOCH, relaxed, number, headBatch, headHash);
        try (ChunkFileWriter writer = new ChunkFileWriter(files, temporary, header)) {
            writer.finish(new StateOutput());
            writer.sync();
        }
        if (!files.publish(temporary, file, true)) {
            throw new CheckpointInUseException("Checkpoint " + layout.root() + " was opened by another run at the same"
                    + " moment, as epoch " + number + ". Stop one of the two.");
        }
        Epoch epoch = new Epoch(number, relaxed, headBatch, headHash);
        epochs.add(epoch);
        return epoch;
    }

    /** Removes the epochs that wrote nothing after the oldest snapshot. */
    public void removeBefore(long oldestSnapshot) throws IOException {
        for (int i = 0; i + 1 < epochs.size(); i++) {
            Epoch epoch = epochs.get(i);
            long end = epochs.get(i + 1).headBatch();
            if (end <= oldestSnapshot || end == epoch.headBatch()) {
                files.delete(layout.epoch(epoch.number()));
            }
        }
    }
}
