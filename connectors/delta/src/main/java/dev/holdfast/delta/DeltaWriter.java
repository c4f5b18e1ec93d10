package dev.holdfast.delta;

import dev.holdfast.connector.OutboxSink;
import dev.holdfast.connector.QueryRun;
import io.delta.kernel.exceptions.ConcurrentTransactionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a {@link DeltaSink}. A batch is one commit: its data files, and the number of the batch as the version of the {@code txn}
 * action of this query and sink. What a crash leaves before the commit are data files that no commit names, which no reader sees.
 * Whether a commit whose answer was lost took place is known from that number at the next start.
 */
final class DeltaWriter<T> implements OutboxSink.Writer {

    private static final Logger LOG = LoggerFactory.getLogger(Delta.class);

    private final SinkSettings<T> settings;
    private final RowCodec<T> codec;
    private final DeltaTable table;
    private final String application;

    private DeltaWriter(SinkSettings<T> settings, DeltaTable table, QueryRun run) {
        this.settings = settings;
        this.table = table;
        codec = new RowCodec<>(settings.id(), settings.columns());
        application = run.queryId() + "/" + settings.id();
    }

    static <T> DeltaWriter<T> open(SinkSettings<T> settings, QueryRun run) throws IOException {
        try {
            return new DeltaWriter<>(settings, DeltaTable.open(settings), run);
        } catch (RuntimeException e) {
            throw failed(settings, "cannot be opened", e);
        }
    }

    @Override
    public OptionalLong lastBatch() throws IOException {
        try {
            return table.lastVersion(application);
        } catch (RuntimeException e) {
            throw failed(settings, "cannot say which batch it has", e);
        }
    }

    @Override
    public void deliver(long batchId, InputStream rows) throws IOException {
        List<@Nullable Object[]> decoded = codec.decode(batchId, rows.readAllBytes());
        try {
            if (!table.append(application, batchId, decoded)) {
                LOG.info("Sink {} has batch {} already; nothing is written.", settings.id(), batchId);
            }
        } catch (ConcurrentTransactionException e) {
            LOG.info("Sink {} got batch {} from another run at the same time.", settings.id(), batchId);
        } catch (IOException | RuntimeException e) {
            throw failed(settings, "cannot write batch " + batchId, e);
        }
    }

    /** The kernel wraps errors of files in its own. */
    private static IOException failed(SinkSettings<?> settings, String what, Exception error) {
        if (error instanceof SchemaMismatchException) {
            return (IOException) error;
        }
        Throwable cause = error;
        while (cause.getCause() != null && (cause instanceof UncheckedIOException || cause.getMessage() == null)) {
            cause = cause.getCause();
        }
        return new IOException(
                "Sink " + settings.id() + " " + what + " to table " + settings.table() + ": " + cause
                        + ". What is committed is there, and the batch comes again at the next start. Make sure that the table"
                        + " can be read and written, and that its features are known to Delta's kernel.",
                error);
    }
}
