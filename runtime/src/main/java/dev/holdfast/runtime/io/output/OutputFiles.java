package dev.holdfast.runtime.io.output;

import dev.holdfast.connector.OutboxSink;
import dev.holdfast.connector.QueryRun;
import dev.holdfast.connector.RowEncoder;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;

/** What a sink of files does, whatever their format. */
public final class OutputFiles {

    private OutputFiles() {}

    /** The encoder of a sink. */
    public static <T> RowEncoder<T> encoder(OutputSettings<T> settings, RowEncoder<T> rows) {
        return settings.partitions().isEmpty()
                ? rows
                : new PartitionEncoder<>(new PartitionNames<>(settings.partitions()), rows);
    }

    /**
     * Makes the directory the sink's own, and opens it for a run.
     *
     * @throws IOException if it cannot be written, or if another query or another sink has written to it
     */
    public static OutboxSink.Writer open(OutputSettings<?> settings, FileFormat format, QueryRun run)
            throws IOException {
        OutputDirectory directory = OutputDirectory.open(settings.place(), run);
        boolean isPartitioned = !settings.partitions().isEmpty();
        return new KnownRows(directory.sink(), isPartitioned, open(directory, settings, format));
    }

    private static OutboxSink.Writer open(OutputDirectory directory, OutputSettings<?> settings, FileFormat format)
            throws IOException {
        Rolling rolling = settings.rolling();
        boolean isStaged = rolling != null || !settings.partitions().isEmpty() || !(format instanceof BatchFormat);
        if (isStaged || Staging.isIn(directory) || WaitingRows.isIn(directory)) {
            StagedFiles staged = StagedFiles.open(directory, format);
            if (rolling != null) {
                return RollingFiles.open(directory, staged, rolling);
            }
            if (WaitingRows.isIn(directory)) {
                RollingFiles.open(directory, staged, Rolling.DEFAULT).close();
                staged = StagedFiles.open(directory, format);
            }
            if (isStaged) {
                return staged;
            }
            staged.close();
        }
        return new BatchFiles(directory, (BatchFormat) format);
    }

    /**
     * Refuses rows that a crash left of a run with other settings.
     *
     * @param sink its id
     * @param isPartitioned what the rows have to be
     * @param writer takes those that are
     */
    private record KnownRows(String sink, boolean isPartitioned, OutboxSink.Writer writer)
            implements OutboxSink.Writer {

        @Override
        public OptionalLong lastBatch() throws IOException {
            return writer.lastBatch();
        }

        @Override
        public void deliver(long batchId, InputStream rows) throws IOException {
            BufferedInputStream in = new BufferedInputStream(rows);
            if (RowFrames.isNext(in) != isPartitioned) {
                throw new IOException(
                        "Batch " + batchId + " was committed, and not delivered, when sink " + sink + " was "
                                + (isPartitioned ? "not " : "") + "partitioned. Start the query once "
                                + (isPartitioned ? "without" : "with")
                                + " partitionedBy(…), so that the batch is delivered, then as it is now.");
            }
            writer.deliver(batchId, in);
        }

        @Override
        public void idle() throws IOException {
            writer.idle();
        }

        @Override
        public void close() throws IOException {
            writer.close();
        }
    }
}
