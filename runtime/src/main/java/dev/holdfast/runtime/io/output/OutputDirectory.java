package dev.holdfast.runtime.io.output;

import dev.holdfast.connector.QueryRun;
import dev.holdfast.runtime.files.CheckpointFiles;
import dev.holdfast.runtime.files.CheckpointFiles.DurableOutput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/** A directory that belongs to one sink of one query, and what says which batches it has. */
final class OutputDirectory {

    private static final int BUFFER = 1 << 16;

    private final CheckpointFiles files;
    private final Path path;
    private final String sink;
    private final long epoch;

    /** The batch whose marker is there, or -1. */
    private long lastMarked = -1;

    private OutputDirectory(CheckpointFiles files, Path path, String sink, long epoch) {
        this.files = files;
        this.path = path;
        this.sink = sink;
        this.epoch = epoch;
    }

    /** Makes the directory the sink's own, and removes what earlier runs left behind. */
    static OutputDirectory open(OutputPlace place, QueryRun run) throws IOException {
        OutputDirectory directory = new OutputDirectory(place.files(), place.directory(), place.sink(), run.epoch());
        try {
            directory.claim(run);
        } catch (ForeignOutputException e) {
            throw e;
        } catch (IOException e) {
            throw new IOException(
                    "Sink " + place.sink() + " cannot write to directory "
                            + place.directory().toAbsolutePath() + ": " + e
                            + ". Make it a writable directory on a local file system, or choose another one.",
                    e);
        }
        return directory;
    }

    private void claim(QueryRun run) throws IOException {
        files.createDirectories(path);
        new OutputOwner(run.queryId().toString(), sink).claim(files, path, temporary(OutputOwner.FILE), lastBatch());
        removeWhatWasNotDelivered();
        probe();
        keepLastMarker();
    }

    /** The marker goes first: without the temporary file it would say that the batch was delivered. */
    private void removeWhatWasNotDelivered() throws IOException {
        for (String name : files.list(path)) {
            if (TemporaryName.matches(name)) {
                OptionalLong batch = TemporaryName.batch(name);
                if (batch.isPresent()) {
                    marker(batch.getAsLong()).delete();
                    files.syncDirectory(path);
                }
                files.delete(path.resolve(name));
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

    private void keepLastMarker() throws IOException {
        long[] marked = files.list(path).stream()
                .flatMapToLong(name -> DeliveryMarker.batch(name).stream())
                .sorted()
                .toArray();
        for (int i = 0; i < marked.length - 1; i++) {
            marker(marked[i]).delete();
        }
        lastMarked = marked.length == 0 ? -1 : marked[marked.length - 1];
    }

    CheckpointFiles files() {
        return files;
    }

    Path path() {
        return path;
    }

    String sink() {
        return sink;
    }

    long epoch() {
        return epoch;
    }

    /** The last batch that was delivered, as its file or its marker says. */
    OptionalLong lastBatch() throws IOException {
        return files.list(path).stream()
                .flatMapToLong(
                        name -> LongStream.concat(BatchName.batch(name).stream(), DeliveryMarker.batch(name).stream()))
                .max();
    }

    DeliveryMarker marker(long batchId) {
        return DeliveryMarker.of(files, path, batchId, epoch);
    }

    /** The last marker stands for all before it. */
    void removeMarkersBefore(long batchId) throws IOException {
        if (lastMarked >= 0 && lastMarked < batchId) {
            marker(lastMarked).delete();
        }
        lastMarked = batchId;
    }

    Path temporary(String name) {
        return path.resolve(TemporaryName.of(name, epoch));
    }

    /** Compares with what was delivered before; open has made that durable. */
    void requireSame(Path file, InputStream rows) throws IOException {
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

    IOException foreign(Path file) {
        return new IOException("File " + file + " holds other rows than sink " + sink
                + " should write to it: another run wrote it. Make sure that the query runs once only and that nobody else"
                + " writes there; then choose an empty directory, or delete the output together with its checkpoint.");
    }
}
