package dev.holdfast.jdbc;

import dev.holdfast.connector.EventConsumer;
import dev.holdfast.connector.Offset;
import dev.holdfast.connector.ReadLimits;
import dev.holdfast.connector.ReadPlan;
import dev.holdfast.connector.SourceReader;
import dev.holdfast.connector.Split;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a {@link JdbcSource}: a batch is the rows between two positions. */
final class JdbcReader<T> implements SourceReader<T> {

    private static final String FIX =
            "Make sure that the database can be reached and the table is as it was, then start the" + " query again.";

    private final SourceSettings<T> settings;
    private final Database database;
    private final SourceTable table;
    private final Retries retries;
    private final Settling settling;

    private record RowRange(Optional<Position> from, Position until) implements Split {}

    private JdbcReader(SourceSettings<T> settings, Database database, SourceTable table) {
        this.settings = settings;
        this.database = database;
        this.table = table;
        retries = new Retries(settings.retry(), settings.pauses());
        settling = new Settling(settings.settledAfter());
    }

    /** Checks the table. Not tried again: who starts a query sees the error. */
    static <T> JdbcReader<T> open(SourceSettings<T> settings) throws IOException {
        Database database = new Database(settings.dataSource());
        try {
            SourceTable table = database.inTransaction(connection -> SourceTable.find(settings, connection));
            return new JdbcReader<>(settings, database, table);
        } catch (SQLException e) {
            throw new IOException(
                    "Source " + settings.id() + " cannot be opened: " + SqlErrors.describe(e) + ". " + FIX, e);
        }
    }

    @Override
    public Offset latest() throws IOException {
        return toOffset(settling.see(last(), settings.pauses().nanoTime()));
    }

    /** Waits until what is there now is settled. */
    @Override
    public Offset end() throws IOException {
        Optional<Position> last = last();
        if (last.isPresent() && !settings.settledAfter().isZero()) {
            try {
                settings.pauses().pause(settings.settledAfter());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                InterruptedIOException ended = new InterruptedIOException(
                        "Source " + settings.id() + " was interrupted while it waited for rows to settle.");
                ended.initCause(e);
                throw ended;
            }
        }
        return toOffset(last);
    }

    private Optional<Position> last() throws IOException {
        return retries.call(cannot("see the last row"), FIX, () -> database.inTransaction(table::last));
    }

    private static Offset toOffset(Optional<Position> position) {
        return position.map(Position::toOffset).orElse(Position.NOTHING);
    }

    @Override
    public ReadPlan plan(@Nullable Offset from, Offset until, ReadLimits limits) throws IOException {
        Optional<Position> start = position(from);
        Optional<Position> end = position(until);
        if (end.isEmpty() || (start.isPresent() && start.get().compareTo(end.get()) >= 0)) {
            return new ReadPlan(from == null ? Position.NOTHING : from, List.of());
        }
        Position limited = limited(start, end.get(), limits.maxEvents());
        return new ReadPlan(limited.toOffset(), List.of(new RowRange(start, limited)));
    }

    private Position limited(Optional<Position> from, Position until, long maxEvents) throws IOException {
        if (maxEvents == Long.MAX_VALUE) {
            return until;
        }
        return retries.call(
                        cannot("find the rows of a batch"),
                        FIX,
                        () -> database.inTransaction(connection -> table.nth(connection, from, until, maxEvents)))
                .orElse(until);
    }

    private Optional<Position> position(@Nullable Offset offset) throws IOException {
        try {
            return Position.of(offset, table.hasTime());
        } catch (IllegalArgumentException e) {
            throw new IOException(
                    "The checkpoint has the offset " + offset + " for source " + settings.id()
                            + ", which is not one of "
                            + (table.hasTime() ? "a time and an id" : "an id")
                            + ". Give the source another id, or start with a new checkpoint.",
                    e);
        }
    }

    @Override
    public void read(Split split, EventConsumer<? super T> out) throws IOException {
        RowRange range = (RowRange) split;
        Progress progress = new Progress(range.from());
        retries.call(
                cannot("read rows"),
                FIX,
                () -> database.inTransaction(connection -> {
                    readOn(connection, progress, range.until(), out);
                    return progress;
                }));
    }

    /** Up to where the rows of a split have been handed on, so that another attempt goes on behind that. */
    private static final class Progress {

        private Optional<Position> position;

        Progress(Optional<Position> from) {
            position = from;
        }
    }

    private void readOn(Connection connection, Progress progress, Position until, EventConsumer<? super T> out)
            throws SQLException, IOException {
        try (PreparedStatement select = table.rows(connection, progress.position, until);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                Position position = table.position(rows);
                out.event(event(rows, position));
                progress.position = Optional.of(position);
            }
        }
    }

    /** A null is nobody's promise: the function is the user's. */
    @SuppressWarnings("ConstantValue")
    private T event(ResultSet row, Position position) throws SQLException, IOException {
        T event;
        try {
            event = settings.reader().read(row);
        } catch (RuntimeException e) {
            throw unreadable(position, e.toString(), e);
        } catch (SQLException e) {
            if (SqlErrors.mayPass(e)) {
                throw e;
            }
            throw unreadable(position, SqlErrors.describe(e), e);
        }
        if (event == null) {
            throw unreadable(position, "the function gave null", null);
        }
        return event;
    }

    private IOException unreadable(Position position, String reason, @Nullable Exception cause) {
        return new IOException(
                "The row of " + position + " of table " + settings.table() + " is no event of source " + settings.id()
                        + ": " + reason + ". Correct the row, or the function that reads it.",
                cause);
    }

    private String cannot(String what) {
        return "Source " + settings.id() + " cannot " + what + " of table " + settings.table();
    }
}
