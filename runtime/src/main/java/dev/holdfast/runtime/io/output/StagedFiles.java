package dev.holdfast.runtime.io.output;

import dev.holdfast.connector.OutboxSink;
import dev.holdfast.runtime.files.CheckpointFiles;
import dev.holdfast.runtime.files.CheckpointFiles.DurableOutput;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;

/**
 * Writes the rows of a batch into a file, or into one for each partition.
 *
 * <p>All files of a batch are written where no reader looks, and synced. Then the marker of the batch is made, durably, which
 * decides: from here on the batch counts as delivered, and each file gets its place by a rename. A crash in between leaves the
 * rest in the {@link Staging} directory, and the next start shows it; a file that a reader has taken away by then is not there any
 * more, so it does not come again. A crash before the marker leaves nothing that counts.
 */
final class StagedFiles implements OutboxSink.Writer {

    private final OutputDirectory directory;
    private final CheckpointFiles files;
    private final FileFormat format;
    private final Staging staging;

    private StagedFiles(OutputDirectory directory, FileFormat format, Staging staging) {
        this.directory = directory;
        this.format = format;
        this.staging = staging;
        files = directory.files();
    }

    /** Writes to a directory that is the sink's own, and shows what an earlier run was about to show. */
    static StagedFiles open(OutputDirectory directory, FileFormat format) throws IOException {
        return new StagedFiles(directory, format, Staging.open(directory));
    }

    Staging staging() {
        return staging;
    }

    @Override
    public OptionalLong lastBatch() throws IOException {
        return directory.lastBatch();
    }

    @Override
    public void deliver(long batchId, InputStream rows) throws IOException {
        try {
            deliverOrFail(batchId, new CheckedInputStream(rows, new CRC32C()));
        } catch (NoSuchFileException e) {
            throw orReplaced(batchId, e);
        }
        directory.removeMarkersBefore(batchId);
    }

    private void deliverOrFail(long batchId, CheckedInputStream rows) throws IOException {
        DeliveryMarker marker = staging.marker(batchId);
        if (marker.exists()) {
            rows.transferTo(OutputStream.nullOutputStream());
            if (!marker.isOf(rows.getChecksum())) {
                throw foreign(batchId);
            }
        } else {
            stage(batchId, rows);
            if (!marker.make(rows.getChecksum(), true)) {
                throw foreign(batchId);
            }
        }
        staging.show(batchId);
    }

    private void stage(long batchId, InputStream rows) throws IOException {
        try {
            write(batchId, rows);
            staging.seal(batchId);
        } catch (IOException e) {
            giveUp(e);
            throw e;
        }
    }

    private void write(long batchId, InputStream rows) throws IOException {
        BufferedInputStream in = new BufferedInputStream(rows);
        if (!RowFrames.isNext(in)) {
            write(batchId, "", in);
            return;
        }
        RowGroups groups = RowGroups.read(in, files, staging.path());
        for (String partition : groups.partitions()) {
            try (InputStream of = groups.rows(partition)) {
                write(batchId, partition, of);
            }
        }
        groups.remove();
    }

    private void write(long batchId, String partition, InputStream rows) throws IOException {
        String name = BatchName.of(batchId, format.ending());
        Path file = staging.file(batchId, partition.isEmpty() ? name : partition + "/" + name);
        try (DurableOutput out = files.create(file)) {
            format.write(rows, out);
            out.sync();
        }
    }

    /** Frees the space, which is perhaps what is missing. If that fails too, the next run does it. */
    private void giveUp(IOException reason) {
        try {
            staging.clear();
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    private IOException foreign(long batchId) {
        return new IOException(
                "Batch " + batchId + " is in directory " + directory.path() + " with other rows than sink "
                        + directory.sink()
                        + " should write, or another run writes it. Make sure that the query runs once only and"
                        + " that nobody else writes there; then choose an empty directory, or delete the output together with its"
                        + " checkpoint.");
    }

    /** Whether another run has taken the output over. */
    boolean isReplaced() throws IOException {
        return !files.exists(staging.path());
    }

    /** What it means that a file is missing: another run, if that is why. */
    IOException orReplaced(long batchId, NoSuchFileException error) throws IOException {
        return !isReplaced()
                ? error
                : new IOException(
                        "Another run of the query has opened directory " + directory.path() + ", so batch " + batchId
                                + " of sink " + directory.sink()
                                + " is left to it. Make sure that the query runs once only.",
                        error);
    }

    @Override
    public void close() throws IOException {
        if (!isReplaced()) {
            staging.remove();
        }
    }
}
