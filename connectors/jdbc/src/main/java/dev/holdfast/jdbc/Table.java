package dev.holdfast.jdbc;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A table as the database knows it. Names that the user wrote are looked up in the catalogue, so what goes into a statement is
 * always a name of the database, quoted.
 */
record Table(@Nullable String catalog, @Nullable String schema, String name, List<Column> columns) {

    /** Looks for a table as written, then in small letters, then in capitals. */
    static Optional<Table> find(Connection connection, TableName wanted) throws SQLException {
        Dialect dialect = Dialect.of(connection.getMetaData());
        for (String schema : schemas(connection, dialect, wanted)) {
            for (String name : spellings(wanted.name())) {
                Table table = dialect.schemasAreCatalogs()
                        ? read(connection, schema, null, name)
                        : read(connection, connection.getCatalog(), schema, name);
                if (!table.columns().isEmpty()) {
                    return Optional.of(table);
                }
            }
        }
        return Optional.empty();
    }

    private static List<@Nullable String> schemas(Connection connection, Dialect dialect, TableName wanted)
            throws SQLException {
        if (wanted.schema() != null) {
            return new ArrayList<>(spellings(wanted.schema()));
        }
        List<@Nullable String> current = new ArrayList<>();
        current.add(dialect.schemasAreCatalogs() ? connection.getCatalog() : connection.getSchema());
        return current;
    }

    private static Set<String> spellings(String name) {
        return new LinkedHashSet<>(List.of(name, name.toLowerCase(Locale.ROOT), name.toUpperCase(Locale.ROOT)));
    }

    private static Table read(Connection connection, @Nullable String catalog, @Nullable String schema, String name)
            throws SQLException {
        DatabaseMetaData data = connection.getMetaData();
        List<Column> columns = new ArrayList<>();
        String found = schema;
        try (ResultSet rows = data.getColumns(catalog, escape(data, schema), escape(data, name), "%")) {
            while (rows.next()) {
                if (name.equals(rows.getString("TABLE_NAME"))) {
                    found = rows.getString("TABLE_SCHEM");
                    columns.add(column(rows));
                }
            }
        }
        return new Table(catalog, found, name, List.copyOf(columns));
    }

    private static Column column(ResultSet row) throws SQLException {
        boolean isFilled = "YES".equals(row.getString("IS_NULLABLE"))
                || row.getString("COLUMN_DEF") != null
                || "YES".equals(row.getString("IS_AUTOINCREMENT"))
                || "YES".equals(row.getString("IS_GENERATEDCOLUMN"));
        return new Column(row.getString("COLUMN_NAME"), row.getInt("DATA_TYPE"), row.getString("TYPE_NAME"), !isFilled);
    }

    private static @Nullable String escape(DatabaseMetaData data, @Nullable String name) throws SQLException {
        String escape = data.getSearchStringEscape();
        return name == null || escape == null || escape.isEmpty()
                ? name
                : name.replace(escape, escape + escape)
                        .replace("_", escape + "_")
                        .replace("%", escape + "%");
    }

    /** The column of a name as a program writes it: as it is, in any case, or {@code userId} for {@code user_id}. */
    Optional<Column> column(String wanted) {
        String underscored = wanted.replaceAll("(?<=[\\p{Ll}\\p{N}])(?=\\p{Lu})", "_");
        return Stream.of(
                        columns.stream().filter(column -> column.name().equals(wanted)),
                        columns.stream().filter(column -> column.name().equalsIgnoreCase(wanted)),
                        columns.stream().filter(column -> column.name().equalsIgnoreCase(underscored)))
                .flatMap(found -> found)
                .findFirst();
    }

    /** Whether no two rows have the same values in these columns, because of the primary key or a unique index. */
    boolean isUnique(Connection connection, List<String> names) throws SQLException {
        Map<String, Set<String>> keys = new LinkedHashMap<>();
        DatabaseMetaData data = connection.getMetaData();
        try (ResultSet rows = data.getPrimaryKeys(catalog, schema, name)) {
            while (rows.next()) {
                keys.computeIfAbsent("", key -> new TreeSet<>()).add(rows.getString("COLUMN_NAME"));
            }
        }
        try (ResultSet rows = data.getIndexInfo(catalog, schema, name, true, true)) {
            while (rows.next()) {
                String index = rows.getString("INDEX_NAME");
                String column = rows.getString("COLUMN_NAME");
                if (index != null && column != null && rows.getString("FILTER_CONDITION") == null) {
                    keys.computeIfAbsent("index " + index, key -> new TreeSet<>())
                            .add(column);
                }
            }
        }
        return keys.containsValue(new TreeSet<>(names));
    }

    /** The name of the table in statements. */
    String quoted(Quotes quotes) {
        return prefix(quotes) + quotes.quote(name);
    }

    /** What stands before the name of a table of the same schema. */
    String prefix(Quotes quotes) {
        String place = schema != null ? schema : catalog;
        return place == null || place.isEmpty() ? "" : quotes.quote(place) + ".";
    }
}
