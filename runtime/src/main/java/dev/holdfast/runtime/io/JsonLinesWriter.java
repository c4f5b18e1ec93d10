package dev.holdfast.runtime.io;

import dev.holdfast.connector.OutboxSink;
import dev.holdfast.connector.QueryRun;
import dev.holdfast.runtime.checkpoint.CheckpointFiles;
import dev.holdfast.runtime.checkpoint.CheckpointFiles.DurableOutput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes a {@link JsonLinesSink}: a file per batch.
 *
 * <p>A batch is written under a temporary name, synced, and published; so whoever sees its name sees all of it. If the name is
 * taken, the batch was delivered before, and the bytes must be the same. Temporary names hold the epoch, so a run that was
 * replaced and does not know it yet never writes into the file of its successor, who removes what it left.
 */
final class JsonLinesWriter implements OutboxSink.Writer {

    private static final Pattern BATCH_FILE = Pattern.compile("(00\\d{18})\\.jsonl");
    private static final int BUFFER = 1 << 16;

    private final CheckpointFiles files;
    private final Path directory;
    private final String sink;
    private final long epoch;

    private JsonLinesWriter(CheckpointFiles files, Path directory, String sink, long epoch) {
        this.files = files;
        this.directory = directory;
        this.sink = sink;
        this.epoch = epoch;
    }

    static JsonLinesWriter open(CheckpointFiles files, Path directory, String sink, QueryRun run) throws IOException {
        JsonLinesWriter writer = new JsonLinesWriter(files, directory, sink, run.epoch());
        try {
            files.createDirectories(directory);
            new JsonOutputOwner(run.queryId().toString(), sink)
                    .claim(files, directory, writer.temporary(JsonOutputOwner.FILE), writer.lastBatch());
            writer.removeTemporaryFiles();
            writer.probe();
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

    private void removeTemporaryFiles() throws IOException {
        for (String name : files.list(directory)) {
            if (TemporaryName.matches(name)) {
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
                .map(BATCH_FILE::matcher)
                .filter(Matcher::matches)
                .mapToLong(name -> Long.parseLong(name.group(1)))
                .max();
    }

    @Override
    public void deliver(long batchId, InputStream rows) throws IOException {
        Path file = directory.resolve(String.format(Locale.ROOT, "%020d.jsonl", batchId));
        if (files.exists(file)) {
            requireSame(file, rows);
            return;
        }
        Path temporary = temporary(file.getFileName().toString());
        write(temporary, rows);
        if (!files.publish(temporary, file, true)) {
            requireSame(file, temporary);
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
