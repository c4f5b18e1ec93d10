package dev.holdfast.jdbc;

import dev.holdfast.connector.OutboxSink;
import dev.holdfast.connector.QueryRun;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a {@link JdbcSink}. A batch is one transaction: its number into the {@link BatchTable}, which fails if it is there
 * already, and its rows. Whether a commit whose answer was lost took place is known from that number at the next attempt.
 */
final class JdbcWriter<T> implements OutboxSink.Writer {

    private static final Logger LOG = LoggerFactory.getLogger(Jdbc.class);

    private static final String CHECK_DATABASE =
            "Make sure that the database can be reached, then start the query again.";

    private static final String CHANGE_TABLE =
            "Nothing of the batch was written; it is in the checkpoint and comes again when"
                    + " the query starts. Change the table so that it takes such rows, or mend what is wrong with the database.";

    private final SinkSettings<T> settings;
    private final Database database;
    private final RowCodec<T> codec;
    private final Retries retries;
    private final BatchTable batches;
    private final TableWrite write;

    private JdbcWriter(
            SinkSettings<T> settings, Database database, RowCodec<T> codec, BatchTable batches, TableWrite write) {
        this.settings = settings;
        this.database = database;
        this.codec = codec;
        this.batches = batches;
        this.write = write;
        retries = new Retries(settings.retry(), settings.pauses());
    }

    /** Checks the table, and takes the sink over from earlier runs. Not tried again: who starts a query sees the error. */
    static <T> JdbcWriter<T> open(SinkSettings<T> settings, QueryRun run) throws IOException {
        Database database = new Database(settings.dataSource());
        try {
            BatchTable.createIfMissing(database, settings);
            return database.inTransaction(connection -> {
                SinkTable table = SinkTable.find(settings, connection);
                BatchTable batches = new BatchTable(table.batchTable(), settings.id(), run);
                TableWrite write = table.write();
                batches.claim(connection);
                return new JdbcWriter<>(
                        settings, database, new RowCodec<>(settings.id(), settings.columns()), batches, write);
            });
        } catch (SQLException e) {
            throw SqlErrors.toIOException(
                    "Sink " + settings.id() + " cannot be opened: " + SqlErrors.describe(e) + ". " + CHECK_DATABASE, e);
        }
    }

    @Override
    public OptionalLong lastBatch() throws IOException {
        String what = "Sink " + settings.id() + " cannot say which batch it has";
        return retries.call(what, CHECK_DATABASE, () -> database.inTransaction(batches::lastBatch))
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    @Override
    public void deliver(long batchId, InputStream rows) throws IOException {
        List<@Nullable Object[]> decoded = codec.decode(batchId, rows.readAllBytes());
        String what = "Sink " + settings.id() + " cannot write batch " + batchId + " to table " + settings.table();
        retries.call(
                what, CHANGE_TABLE, () -> database.inTransaction(connection -> write(connection, batchId, decoded)));
    }

    private boolean write(Connection connection, long batchId, List<@Nullable Object[]> rows)
            throws SQLException, IOException {
        boolean isNew = batches.note(connection, batchId);
        if (isNew) {
            write.write(connection, rows);
        } else {
            LOG.info("Sink {} has batch {} already; nothing is written.", settings.id(), batchId);
        }
        return isNew;
    }
}
