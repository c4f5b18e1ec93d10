package dev.holdfast.jdbc;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Finds out, when a sink is opened, how its rows go into its table, or that they cannot. */
final class SinkTable {

    private final SinkSettings<?> settings;
    private final Connection connection;
    private final Dialect dialect;
    private final Quotes quotes;
    private final Table table;

    private SinkTable(SinkSettings<?> settings, Connection connection, Table table) throws SQLException {
        this.settings = settings;
        this.connection = connection;
        this.table = table;
        DatabaseMetaData data = connection.getMetaData();
        dialect = Dialect.of(data);
        quotes = Quotes.of(data);
    }

    /**
     * Looks up the table of a sink.
     *
     * @throws IOException if there is none
     */
    static SinkTable find(SinkSettings<?> settings, Connection connection) throws SQLException, IOException {
        Table table = Table.find(connection, settings.table())
                .orElseThrow(() -> new IOException("Sink " + settings.id() + " finds no table " + settings.table()
                        + " in the database. Create it before the query starts, or name its schema too, as in"
                        + " shop.totals."));
        return new SinkTable(settings, connection, table);
    }

    String batchTable() {
        return table.prefix(quotes) + BatchTable.DEFAULT_NAME;
    }

    TableName batchTableName() {
        return new TableName(
                table.schema() != null ? table.schema() : dialect.schemasAreCatalogs() ? table.catalog() : null,
                BatchTable.DEFAULT_NAME);
    }

    /**
     * How to write rows.
     *
     * @throws IOException if the columns do not fit the table
     */
    TableWrite write() throws SQLException, IOException {
        List<Column> columns = new ArrayList<>();
        for (RowColumn<?> column : settings.columns()) {
            columns.add(column(column.name()));
        }
        requireEachOnce(columns);
        requireNoOther(columns);
        List<Integer> keys = new ArrayList<>();
        for (String key : settings.keys()) {
            keys.add(key(columns, key));
        }
        return new TableWrite(sql(columns, keys), columns, keys, new ColumnBinder(dialect));
    }

    private Column column(String name) throws IOException {
        return table.column(name)
                .orElseThrow(() -> refusal("has no column '" + name + "'; it has " + names(table.columns())
                        + ". Add the column, or name another with column(\"…\", row -> …)."));
    }

    private void requireEachOnce(List<Column> columns) throws IOException {
        for (int i = 0; i < columns.size(); i++) {
            int first = columns.indexOf(columns.get(i));
            if (first < i) {
                throw refusal("would get its column '" + columns.get(i).name() + "' twice, as '"
                        + settings.columns().get(first).name() + "' and as '"
                        + settings.columns().get(i).name() + "'. Name one of them otherwise.");
            }
        }
    }

    private void requireNoOther(List<Column> columns) throws IOException {
        for (Column column : table.columns()) {
            if (column.isRequired() && !columns.contains(column)) {
                throw refusal("has a column '" + column.name()
                        + "' that must not be NULL and has no default, and the sink gives it no value. Add column(\""
                        + column.name() + "\", row -> …), or give the column a default.");
            }
        }
    }

    private int key(List<Column> columns, String name) throws IOException {
        int index = columns.indexOf(column(name));
        if (index < 0) {
            throw refusal("is to be updated by '" + name + "', to which the sink gives no value. Add column(\"" + name
                    + "\", row -> …).");
        }
        return index;
    }

    private String sql(List<Column> columns, List<Integer> keys) throws SQLException, IOException {
        List<String> quoted =
                columns.stream().map(column -> quotes.quote(column.name())).toList();
        if (keys.isEmpty()) {
            return Dialect.insert(table.quoted(quotes), quoted);
        }
        List<String> keyNames =
                keys.stream().map(key -> columns.get(key).name()).toList();
        if (!table.isUnique(connection, keyNames)) {
            throw refusal("is to be updated by " + keyNames
                    + ", but has no primary key and no unique index of just these columns. Create one: CREATE UNIQUE INDEX ON "
                    + settings.table() + " (" + String.join(", ", keyNames) + ").");
        }
        return dialect.upsert(
                        table.quoted(quotes),
                        quoted,
                        keys.stream().map(quoted::get).toList())
                .orElseThrow(() -> refusal("is in a database whose upsert is not known: only those of PostgreSQL, H2,"
                        + " MySQL, MariaDB and SQLite are. Leave upsertBy out, and make a view of the last rows."));
    }

    private static String names(List<Column> columns) {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }

    private IOException refusal(String reason) {
        return new IOException("Table " + settings.table() + " of sink " + settings.id() + " " + reason);
    }
}
