package dev.holdfast.jdbc;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The statements of a source. A range of rows lies behind one position and goes up to another, which belongs to it.
 *
 * @param table quoted
 * @param id the growing column
 * @param time the column before it in the order, if there is one
 */
record SourceTable(
        Dialect dialect,
        Quotes quotes,
        String table,
        Column id,
        @Nullable Column time) {

    private static final int ROWS_AT_ONCE = 1000;

    /**
     * Looks up the table of a source.
     *
     * @throws IOException if it is not there or its columns cannot be an order
     */
    static SourceTable find(SourceSettings<?> settings, Connection connection) throws SQLException, IOException {
        Table table = Table.find(connection, settings.table())
                .orElseThrow(
                        () -> new IOException(
                                "Source " + settings.id() + " finds no table " + settings.table()
                                        + " in the database. Create it before the query starts, or name its schema too, as in shop.orders."));
        Quotes quotes = Quotes.of(connection.getMetaData());
        Column id = column(settings, table, settings.idColumn(), Column::isInteger, "an integer");
        String timeName = settings.timeColumn();
        Column time = timeName == null ? null : column(settings, table, timeName, Column::isTimestamp, "a timestamp");
        return new SourceTable(Dialect.of(connection.getMetaData()), quotes, table.quoted(quotes), id, time);
    }

    private static Column column(
            SourceSettings<?> settings, Table table, String name, Predicate<Column> fits, String expected)
            throws IOException {
        Column column = table.column(name)
                .orElseThrow(() -> new IOException("Table " + settings.table() + " of source " + settings.id()
                        + " has no column '" + name + "'. Name one that it has."));
        if (!fits.test(column)) {
            throw new IOException("Column '" + column.name() + "' of table " + settings.table() + ", by which source "
                    + settings.id() + " reads, is " + column.typeName() + ". Name a column that is " + expected + ".");
        }
        return column;
    }

    boolean hasTime() {
        return time != null;
    }

    /** The last row, if there is any. */
    Optional<Position> last(Connection connection) throws SQLException {
        String sql = "SELECT " + orderColumns("") + " FROM " + table + " WHERE " + quotes.quote(id.name())
                + " IS NOT NULL" + (time == null ? "" : " AND " + quotes.quote(time.name()) + " IS NOT NULL")
                + " ORDER BY "
                + orderColumns(" DESC") + limit(1, 0);
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setMaxRows(1);
            return first(select);
        }
    }

    /** The row of a number in a range, counted from 1; empty if the range has fewer. */
    Optional<Position> nth(Connection connection, Optional<Position> from, Position until, long number)
            throws SQLException {
        String sql = "SELECT " + orderColumns("") + range(from) + limit(1, number - 1);
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            setRange(select, from, until);
            if (dialect.hasLimit()) {
                return first(select);
            }
            return skipTo(select, number);
        }
    }

    private Optional<Position> skipTo(PreparedStatement select, long number) throws SQLException {
        select.setFetchSize(ROWS_AT_ONCE);
        try (ResultSet rows = select.executeQuery()) {
            for (long i = 1; rows.next(); i++) {
                if (i == number) {
                    return Optional.of(position(rows));
                }
            }
            return Optional.empty();
        }
    }

    private Optional<Position> first(PreparedStatement select) throws SQLException {
        try (ResultSet rows = select.executeQuery()) {
            return rows.next() ? Optional.of(position(rows)) : Optional.empty();
        }
    }

    /** A statement that gives all columns of the rows of a range, in their order. */
    PreparedStatement rows(Connection connection, Optional<Position> from, Position until) throws SQLException {
        PreparedStatement select = connection.prepareStatement("SELECT *" + range(from));
        select.setFetchSize(ROWS_AT_ONCE);
        setRange(select, from, until);
        return select;
    }

    /** Where the row is at which a result set stands. */
    Position position(ResultSet row) throws SQLException {
        return new Position(time == null ? null : time(row, time), row.getLong(id.name()));
    }

    private static LocalDateTime time(ResultSet row, Column column) throws SQLException {
        return column.hasTimeZone()
                ? row.getObject(column.name(), OffsetDateTime.class)
                        .withOffsetSameInstant(ZoneOffset.UTC)
                        .toLocalDateTime()
                : row.getObject(column.name(), LocalDateTime.class);
    }

    private String range(Optional<Position> from) {
        return " FROM " + table + " WHERE " + (from.isEmpty() ? "" : bound(">") + " AND ") + bound("<") + " ORDER BY "
                + orderColumns("");
    }

    /** Strictly behind a position for {@code >}, and up to one for {@code <}; written so that an index of both columns serves. */
    private String bound(String than) {
        String idName = quotes.quote(id.name());
        String idBound = idName + (than.equals("<") ? " <= ?" : " > ?");
        if (time == null) {
            return idBound;
        }
        String timeName = quotes.quote(time.name());
        return timeName + " " + than + "= ? AND (" + timeName + " " + than + " ? OR " + idBound + ")";
    }

    private void setRange(PreparedStatement select, Optional<Position> from, Position until) throws SQLException {
        int next = 1;
        if (from.isPresent()) {
            next = setBound(select, next, from.get());
        }
        setBound(select, next, until);
    }

    private int setBound(PreparedStatement select, int index, Position position) throws SQLException {
        int next = index;
        if (time != null) {
            select.setObject(next++, position.timeFor(time));
            select.setObject(next++, position.timeFor(time));
        }
        select.setLong(next++, position.id());
        return next;
    }

    private String orderColumns(String direction) {
        String idName = quotes.quote(id.name()) + direction;
        return time == null ? idName : quotes.quote(time.name()) + direction + ", " + idName;
    }

    private String limit(long rows, long skipped) {
        return dialect.hasLimit() ? " LIMIT " + rows + " OFFSET " + skipped : "";
    }
}
