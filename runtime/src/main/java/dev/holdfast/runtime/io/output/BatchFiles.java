package dev.holdfast.runtime.io.output;

import dev.holdfast.connector.OutboxSink;
import dev.holdfast.connector.QueryRun;
import dev.holdfast.runtime.files.CheckpointFiles;
import dev.holdfast.runtime.files.CheckpointFiles.DurableOutput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.stream.LongStream;
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
public final class BatchFiles implements OutboxSink.Writer {

    private static final int BUFFER = 1 << 16;

    private final CheckpointFiles files;
    private final Path directory;
    private final String sink;
    private final BatchFormat format;
    private final long epoch;

    /** The batch whose marker is there, or -1. */
    private long lastMarked = -1;

    private BatchFiles(CheckpointFiles files, Path directory, String sink, BatchFormat format, long epoch) {
        this.files = files;
        this.directory = directory;
        this.sink = sink;
        this.format = format;
        this.epoch = epoch;
    }

    /** Makes the directory the sink's own, and removes what earlier runs left behind. */
    public static BatchFiles open(CheckpointFiles files, Path directory, String sink, BatchFormat format, QueryRun run)
            throws IOException {
        BatchFiles writer = new BatchFiles(files, directory, sink, format, run.epoch());
        try {
            files.createDirectories(directory);
            new OutputOwner(run.queryId().toString(), sink)
                    .claim(files, directory, writer.temporary(OutputOwner.FILE), writer.lastBatch());
            writer.removeWhatWasNotDelivered();
            writer.probe();
            writer.lastMarked = writer.keepLastMarker();
        } catch (ForeignOutputException e) {
            throw e;
        } catch (IOException e) {
            throw new IOException(
                    "Sink " + sink + " cannot write to directory " + directory.toAbsolutePath() + ": " + e
                            + ". Make it a writable directory on a local file system, or choose another one.",
                    e);
        }
        return writer;
    }

    /** The marker goes first: without the temporary file it would say that the batch was delivered. */
    private void removeWhatWasNotDelivered() throws IOException {
        for (String name : files.list(directory)) {
            if (TemporaryName.matches(name)) {
                OptionalLong batch = TemporaryName.batch(name);
                if (batch.isPresent()) {
                    marker(batch.getAsLong()).delete();
                    files.syncDirectory(directory);
                }
                files.delete(directory.resolve(name));
            }
        }
    }

    /** Does all that a delivery does, so that a query that could not deliver does not start; and makes durable what is here. */
    private void probe() throws IOException {
        Path temporary = temporary("probe");
        try (DurableOutput out = files.create(temporary)) {
            out.sync();
        }
        Path probe = temporary("probed");
        files.publish(temporary, probe, true);
        files.delete(probe);
    }

    @Override
    public OptionalLong lastBatch() throws IOException {
        return files.list(directory).stream()
                .flatMapToLong(
                        name -> LongStream.concat(BatchName.batch(name).stream(), DeliveryMarker.batch(name).stream()))
                .max();
    }

    @Override
    public void deliver(long batchId, InputStream rows) throws IOException {
        Path file = directory.resolve(BatchName.of(batchId, format));
        InputStream content = new SequenceInputStream(
                new ByteArrayInputStream(format.heading().getBytes(StandardCharsets.UTF_8)), rows);
        CheckedInputStream checked = new CheckedInputStream(content, new CRC32C());
        boolean isThere = files.exists(file);
        if (isThere) {
            requireSame(file, checked);
        }
        DeliveryMarker marker = marker(batchId);
        if (marker.exists()) {
            checked.transferTo(OutputStream.nullOutputStream());
            if (!marker.isOf(checked.getChecksum())) {
                throw foreign(file);
            }
        } else if (isThere) {
            marker.make(checked.getChecksum());
            files.syncDirectory(directory);
        } else {
            show(file, checked, marker);
        }
        removeMarkersBefore(batchId);
    }

    /** A marker of the same rows that is there already is one of another run, which this one has replaced; it may not get any further. */
    private void show(Path file, CheckedInputStream rows, DeliveryMarker marker) throws IOException {
        Path temporary = temporary(file.getFileName().toString());
        write(temporary, rows);
        files.syncDirectory(directory);
        if (!marker.make(rows.getChecksum()) && !marker.isOf(rows.getChecksum())) {
            throw foreign(file);
        }
        if (files.exists(file)) {
            requireSame(file, temporary);
        } else {
            files.rename(temporary, file);
            files.syncDirectory(directory);
        }
    }

    private long keepLastMarker() throws IOException {
        long[] marked = files.list(directory).stream()
                .flatMapToLong(name -> DeliveryMarker.batch(name).stream())
                .sorted()
                .toArray();
        for (int i = 0; i < marked.length - 1; i++) {
            marker(marked[i]).delete();
        }
        return marked.length == 0 ? -1 : marked[marked.length - 1];
    }

    /** The last marker stands for all before it. */
    private void removeMarkersBefore(long batchId) throws IOException {
        if (lastMarked >= 0 && lastMarked < batchId) {
            marker(lastMarked).delete();
        }
        lastMarked = batchId;
    }

    private DeliveryMarker marker(long batchId) {
        return new DeliveryMarker(files, directory, batchId, epoch);
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
            requireSame(file, rows);
        }
        files.syncDirectory(directory);
        files.delete(temporary);
    }

    /** Compares with what was delivered before; open has made that durable. */
    private void requireSame(Path file, InputStream rows) throws IOException {
        byte[] expected = new byte[BUFFER];
        byte[] present = new byte[BUFFER];
        try (InputStream in = files.read(file, 0)) {
            int count;
            do {
                count = rows.readNBytes(expected, 0, BUFFER);
                int found = in.readNBytes(present, 0, BUFFER);
                if (!Arrays.equals(expected, 0, count, present, 0, found)) {
                    throw foreign(file);
                }
            } while (count > 0);
        }
    }

    private IOException foreign(Path file) {
        return new IOException("File " + file + " holds other rows than sink " + sink
                + " should write to it: another run wrote it. Make sure that the query runs once only and that nobody else"
                + " writes there; then choose an empty directory, or delete the output together with its checkpoint.");
    }

    private Path temporary(String name) {
        return directory.resolve(TemporaryName.of(name, epoch));
    }
}
