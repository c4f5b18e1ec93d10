package dev.holdfast.runtime.checkpoint.snapshot;

import dev.holdfast.engine.CheckpointCorruptException;
import dev.holdfast.runtime.change.ChangeBlockWriter;
import dev.holdfast.runtime.change.KeyRange;
import dev.holdfast.runtime.change.RangeBlock;
import dev.holdfast.runtime.checkpoint.chunk.ChunkFile;
import dev.holdfast.runtime.checkpoint.chunk.ChunkFileWriter;
import dev.holdfast.runtime.checkpoint.chunk.ChunkOwner;
import dev.holdfast.runtime.checkpoint.chunk.ChunkType;
import dev.holdfast.runtime.checkpoint.chunk.ContentHash;
import dev.holdfast.runtime.checkpoint.chunk.FileHeader;
import dev.holdfast.runtime.checkpoint.chunk.FileKind;
import dev.holdfast.runtime.checkpoint.chunk.Identity;
import dev.holdfast.runtime.checkpoint.directory.CheckpointLayout;
import dev.holdfast.runtime.checkpoint.merge.RunKey;
import dev.holdfast.runtime.checkpoint.merge.RunMerger;
import dev.holdfast.runtime.checkpoint.merge.SortedRuns;
import dev.holdfast.runtime.files.CheckpointFiles;
import dev.holdfast.runtime.files.LeftOver;
import dev.holdfast.serial.StateOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Makes parts. */
public final class PartStore {

    private final CheckpointFiles files;
    private final CheckpointLayout layout;
    private final Identity identity;
    private final long epoch;
    private final Runnable wantedCheck;

    /**
     * Writes parts into the directory of a checkpoint.
     *
     * @param wantedCheck asked now and then; throws if nobody wants the part any more
     */
    public PartStore(
            CheckpointFiles files, CheckpointLayout layout, Identity identity, long epoch, Runnable wantedCheck) {
        this.wantedCheck = wantedCheck;
        this.files = files;
        this.layout = layout;
        this.identity = identity;
        this.epoch = epoch;
    }

    /**
     * Merges files into a durable part. The same files give the same part, whoever makes it.
     *
     * @return empty if nothing is left of them
     */
    Optional<PartReference> merge(List<ChunkFile> oldestFirst, boolean dropRemovals) throws IOException {
        long lastBatch = oldestFirst.get(oldestFirst.size() - 1).header().batchId();
        Path temporary = CheckpointLayout.temporary(layout.mergedPart(), epoch);
        FileHeader header = identity.header(FileKind.PART, false, 0, lastBatch, ContentHash.NONE);
        boolean done = false;
        try {
            Optional<PartReference> part = write(oldestFirst, dropRemovals, temporary, header);
            if (part.isPresent()) {
                publish(temporary, part.get());
            } else {
                files.delete(temporary);
            }
            done = true;
            return part;
        } finally {
            if (!done) {
                LeftOver.remove(files, temporary);
            }
        }
    }

    private Optional<PartReference> write(
            List<ChunkFile> oldestFirst, boolean dropRemovals, Path temporary, FileHeader header) throws IOException {
        try (ChunkFileWriter writer = new ChunkFileWriter(files, temporary, header)) {
            merge(oldestFirst, dropRemovals, writer);
            if (writer.chunks().isEmpty()) {
                return Optional.empty();
            }
            ContentHash hash = writer.finish(new StateOutput());
            writer.sync();
            return Optional.of(new PartReference(hash, writer.size(), header.batchId()));
        }
    }

    private void merge(List<ChunkFile> oldestFirst, boolean dropRemovals, ChunkFileWriter writer) throws IOException {
        RunMerger.Target target = new PartTarget(writer);
        try (RunMerger merger = RunMerger.ofAllKeys(dropRemovals, target)) {
            for (var runs : SortedRuns.of(oldestFirst).byKey().entrySet()) {
                merger.merge(runs.getKey(), runs.getValue());
            }
        }
    }

    /** Writes what is merged. */
    private final class PartTarget implements RunMerger.Target {

        private final ChunkFileWriter writer;

        PartTarget(ChunkFileWriter writer) {
            this.writer = writer;
        }

        @Override
        public void ranges(RunKey key, List<KeyRange> removed) throws IOException {
            ChangeBlockWriter block = RangeBlock.write(removed);
            write(ChunkType.RANGES, key, false, block.array(), block.size());
        }

        @Override
        public void piece(RunKey key, boolean continues, byte[] block, int length) throws IOException {
            write(ChunkType.CHANGES, key, continues, block, length);
        }

        private void write(ChunkType type, RunKey key, boolean continues, byte[] block, int length) throws IOException {
            wantedCheck.run();
            writer.chunk(type, continues, ChunkOwner.of(key.state()), key.keyGroup(), block, 0, length);
            writer.syncIfMuch();
        }
    }

    private void publish(Path temporary, PartReference part) throws IOException {
        Path file = layout.part(part.hash());
        if (files.publish(temporary, file, true)) {
            return;
        }
        if (isWhole(file, part)) {
            files.syncDirectory(layout.parts());
            files.delete(temporary);
            return;
        }
        files.delete(file);
        if (!files.publish(temporary, file, true)) {
            throw new IOException(file + " was made by another run at the same moment");
        }
    }

    /** Whether the part is there already: an earlier attempt has made it, but its manifest was not published. */
    private boolean isWhole(Path file, PartReference part) throws IOException {
        try {
            ChunkFile found = ChunkFile.open(files, file, FileKind.PART);
            found.verify(found.chunks());
            return found.hash().equals(part.hash());
        } catch (CheckpointCorruptException e) {
            return false;
        }
    }
}
