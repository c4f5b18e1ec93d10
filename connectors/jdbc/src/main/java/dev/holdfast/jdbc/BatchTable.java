package dev.holdfast.jdbc;

import dev.holdfast.connector.QueryRun;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * The table that says which batch a sink has, a row per query and sink. A delivery changes the row in the transaction that writes
 * the rows, so both are there or neither is; and whoever changes it holds its lock until then, so that two runs cannot write at once.
 *
 * <p>The row also holds the epoch of the run that opened the sink last. A run of an earlier epoch finds no row that it may change,
 * and writes nothing any more.
 */
record BatchTable(String quotedName, String sink, QueryRun run) {

    static final String DEFAULT_NAME = "holdfast_batches";

    /** The longest id that its column takes. */
    static final int MAX_SINK_ID = 200;

    private static final long NO_BATCH = -1;

    /** Another run may hold the row for as long as its delivery takes. */
    private static final int LOCK_SECONDS = 60;

    /** What a row says. */
    record Mark(long batch, long epoch) {}

    static String creation(String name) {
        return "CREATE TABLE " + name + " (query_id VARCHAR(36) NOT NULL, sink_id VARCHAR(" + MAX_SINK_ID
                + ") NOT NULL, batch BIGINT NOT NULL, epoch BIGINT NOT NULL, PRIMARY KEY (query_id, sink_id))";
    }

    /** Creates the table beside that of a sink. */
    static void createIfMissing(Database database, SinkSettings<?> settings) throws SQLException, IOException {
        Optional<String> missing = missing(database, settings);
        if (missing.isEmpty()) {
            return;
        }
        String creation = creation(missing.get());
        try {
            database.inTransaction(connection -> {
                try (Statement statement = connection.createStatement()) {
                    return statement.executeUpdate(creation);
                }
            });
        } catch (SQLException e) {
            // another query may have created it at the same moment
            if (missing(database, settings).isPresent()) {
                throw new IOException(
                        "Sink " + settings.id() + " cannot create its table of batches: " + SqlErrors.describe(e)
                                + ". Let the database's user do it, or create it yourself and grant select, insert and update: "
                                + creation + ";",
                        e);
            }
        }
    }

    private static Optional<String> missing(Database database, SinkSettings<?> settings)
            throws SQLException, IOException {
        return database.inTransaction(connection -> {
            SinkTable table = SinkTable.find(settings, connection);
            return Table.find(connection, table.batchTableName()).isPresent()
                    ? Optional.empty()
                    : Optional.of(table.batchTable());
        });
    }

    /**
     * Makes this run the one that writes.
     *
     * @throws IOException if a later one does
     */
    void claim(Connection connection) throws SQLException, IOException {
        if (update(connection, "epoch = ?", "epoch <= ?", run.epoch(), run.epoch())) {
            return;
        }
        Optional<Mark> mark = find(connection);
        if (mark.isPresent()) {
            throw fenced(mark.get());
        }
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO " + quotedName
                + " (batch, epoch, query_id, sink_id) VALUES (" + NO_BATCH + ", ?, ?, ?)")) {
            insert.setLong(1, run.epoch());
            setIds(insert, 2);
            insert.executeUpdate();
        }
    }

    /**
     * Notes a batch. Returns false if it was noted before, so that its rows are there.
     *
     * @throws IOException if a later run writes now, or the row is gone
     */
    boolean note(Connection connection, long batchId) throws SQLException, IOException {
        if (update(
                connection,
                "batch = ?, epoch = ?",
                "batch < ? AND epoch <= ?",
                batchId,
                run.epoch(),
                batchId,
                run.epoch())) {
            return true;
        }
        Mark mark = find(connection).orElseThrow(this::gone);
        if (mark.epoch() > run.epoch()) {
            throw fenced(mark);
        }
        return false;
    }

    /** The last batch, empty if there is none. */
    Optional<Long> lastBatch(Connection connection) throws SQLException {
        return find(connection).map(Mark::batch).filter(batch -> batch > NO_BATCH);
    }

    private Optional<Mark> find(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT batch, epoch FROM " + quotedName + " WHERE query_id = ? AND sink_id = ?")) {
            setIds(select, 1);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(new Mark(row.getLong(1), row.getLong(2))) : Optional.empty();
            }
        }
    }

    /** Changes the row if it is there and fits; the numbers are those of {@code sets}, then those of {@code condition}. */
    private boolean update(Connection connection, String sets, String condition, long... numbers) throws SQLException {
        int first = (int) sets.chars().filter(c -> c == '?').count();
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE " + quotedName + " SET " + sets + " WHERE query_id = ? AND sink_id = ? AND " + condition)) {
            update.setQueryTimeout(LOCK_SECONDS);
            for (int i = 0; i < numbers.length; i++) {
                update.setLong(i < first ? i + 1 : i + 3, numbers[i]);
            }
            setIds(update, first + 1);
            return update.executeUpdate() > 0;
        }
    }

    private void setIds(PreparedStatement statement, int index) throws SQLException {
        statement.setString(index, run.queryId().toString());
        statement.setString(index + 1, sink);
    }

    private IOException fenced(Mark mark) {
        return new IOException("Sink " + sink + " of query " + run.queryId() + " was opened by a later run, of epoch "
                + mark.epoch() + "; this one, of epoch " + run.epoch()
                + ", writes nothing any more. Make sure that the query runs once only.");
    }

    private IOException gone() {
        return new IOException("Table " + quotedName + " has no row for sink " + sink + " of query " + run.queryId()
                + " any more, so nobody knows which batches the sink has. Put the row back, or start with a new checkpoint"
                + " and an empty table.");
    }
}
