package dev.holdfast.runtime.io.output;

import dev.holdfast.connector.OutboxSink;
import dev.holdfast.runtime.files.CheckpointFiles;
import dev.holdfast.runtime.files.CheckpointFiles.DurableOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;

/**
 * Writes a file per batch into a directory of its own, whatever the format of the rows.
 *
 * <p>A batch is written under a temporary name and synced, and gets its own name by a rename; so whoever sees its name sees all
 * of it. From then on the file is its readers': they may move, compress or delete it. That it was there is known from a marker
 * that is made before the rename. A marker without the temporary file of its batch says that the batch was delivered; with it,
 * that it was not yet. So there is no moment at which a crash and a quick reader together bring a batch twice, or not at all.
 *
 * <p>A marker is made by a link, which fails if it is there: of two runs that deliver the same batch one goes on. Temporary names
 * hold the epoch, so a run that was replaced and does not know it yet never writes into the file of its successor, who removes
 * what it left.
 */
final class BatchFiles implements OutboxSink.Writer {

    private final OutputDirectory directory;
    private final CheckpointFiles files;
    private final BatchFormat format;

    /** Writes to a directory that is the sink's own already. */
    BatchFiles(OutputDirectory directory, BatchFormat format) {
        this.directory = directory;
        this.format = format;
        files = directory.files();
    }

    @Override
    public OptionalLong lastBatch() throws IOException {
        return directory.lastBatch();
    }

    @Override
    public void deliver(long batchId, InputStream rows) throws IOException {
        Path file = directory.path().resolve(BatchName.of(batchId, format.ending()));
        CheckedInputStream checked = new CheckedInputStream(format.content(rows), new CRC32C());
        boolean isThere = files.exists(file);
        if (isThere) {
            directory.requireSame(file, checked);
        }
        DeliveryMarker marker = directory.marker(batchId);
        if (marker.exists()) {
            checked.transferTo(OutputStream.nullOutputStream());
            if (!marker.isOf(checked.getChecksum())) {
                throw directory.foreign(file);
            }
        } else if (isThere) {
            marker.make(checked.getChecksum());
            files.syncDirectory(directory.path());
        } else {
            show(file, checked, marker);
        }
        directory.removeMarkersBefore(batchId);
    }

    /** A marker of the same rows that is there already is one of another run, which this one has replaced; it may not get any further. */
    private void show(Path file, CheckedInputStream rows, DeliveryMarker marker) throws IOException {
        Path temporary = directory.temporary(file.getFileName().toString());
        write(temporary, rows);
        files.syncDirectory(directory.path());
        if (!marker.make(rows.getChecksum()) && !marker.isOf(rows.getChecksum())) {
            throw directory.foreign(file);
        }
        if (files.exists(file)) {
            requireSame(file, temporary);
        } else {
            files.rename(temporary, file);
            files.syncDirectory(directory.path());
        }
    }

    private void write(Path temporary, InputStream rows) throws IOException {
        try (DurableOutput out = files.create(temporary)) {
            rows.transferTo(out);
            out.sync();
        } catch (IOException e) {
            giveUp(temporary, e);
            throw e;
        }
    }

    /** Frees the space, which is perhaps what is missing. If that fails too, the next run does it. */
    private void giveUp(Path temporary, IOException reason) {
        try {
            files.delete(temporary);
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    /** Another run, which this one has replaced, may have delivered the batch at the same moment. */
    private void requireSame(Path file, Path temporary) throws IOException {
        try (InputStream rows = files.read(temporary, 0)) {
            directory.requireSame(file, rows);
        }
        files.syncDirectory(directory.path());
        files.delete(temporary);
    }
}
