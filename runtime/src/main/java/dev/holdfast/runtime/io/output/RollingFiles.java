package dev.holdfast.runtime.io.output;

import dev.holdfast.connector.OutboxSink;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.util.OptionalLong;

/**
 * Writes the rows of several batches into one file, or into one for each partition.
 *
 * <p>The rows of a batch first go into a file of their own that no reader sees; with its name they count as delivered. When
 * enough wait, all are shown as if they were one batch, the last of them, by {@link StagedFiles}; then the hidden files go. After
 * a crash the last batch that was shown says which of them were. So a reader sees rows that are committed, once, and files that
 * never change.
 */
final class RollingFiles implements OutboxSink.Writer {

    private final OutputDirectory directory;
    private final StagedFiles shown;
    private final WaitingRows waiting;
    private final Rolling rolling;
    private long firstNanos;

    /** The last batch that readers see, or -1. */
    private long lastShown;

    private RollingFiles(OutputDirectory directory, StagedFiles shown, WaitingRows waiting, Rolling rolling) {
        this.directory = directory;
        this.shown = shown;
        this.waiting = waiting;
        this.rolling = rolling;
    }

    /** Shows what an earlier run has left waiting. */
    static RollingFiles open(OutputDirectory directory, StagedFiles shown, Rolling rolling) throws IOException {
        RollingFiles writer = new RollingFiles(directory, shown, WaitingRows.open(directory), rolling);
        writer.roll();
        writer.lastShown = directory.lastBatch().orElse(-1);
        return writer;
    }

    @Override
    public OptionalLong lastBatch() throws IOException {
        OptionalLong last = waiting.lastBatch();
        return last.isPresent() ? last : directory.lastBatch();
    }

    @Override
    public void deliver(long batchId, InputStream rows) throws IOException {
        if (batchId <= lastShown) {
            requireLast(batchId);
            rows.transferTo(OutputStream.nullOutputStream());
            return;
        }
        boolean isFirst = waiting.isEmpty();
        try {
            waiting.add(batchId, rows, shown.staging());
        } catch (NoSuchFileException e) {
            throw shown.orReplaced(batchId, e);
        }
        if (isFirst) {
            firstNanos = rolling.clock().nanoTime();
        }
        if (waiting.bytes() >= rolling.maxBytes() || isDue()) {
            roll();
        }
    }

    /** What the rows of an earlier batch were is not known any more: they are somewhere in a file of several. */
    private void requireLast(long batchId) throws IOException {
        if (batchId < lastShown) {
            throw new IOException("Batch " + batchId + " comes again, but sink " + directory.sink() + " has batch "
                    + lastShown + " in directory " + directory.path()
                    + ": the checkpoint is older than the output. Make"
                    + " sure that the query runs once only; then choose an empty directory, or delete the output together"
                    + " with its checkpoint.");
        }
    }

    @Override
    public void idle() throws IOException {
        if (isDue()) {
            roll();
        }
    }

    private boolean isDue() {
        return !waiting.isEmpty()
                && rolling.clock().nanoTime() - firstNanos >= rolling.interval().toNanos();
    }

    private void roll() throws IOException {
        OptionalLong last = waiting.lastBatch();
        if (last.isPresent()) {
            try (InputStream rows = waiting.rows()) {
                shown.deliver(last.getAsLong(), rows);
            }
            lastShown = last.getAsLong();
            waiting.remove();
        }
    }

    /** Shows what waits, unless another run will. */
    @Override
    public void close() throws IOException {
        if (shown.isReplaced()) {
            return;
        }
        roll();
        waiting.close();
        shown.close();
    }
}
