package dev.holdfast.jdbc;

import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** How databases differ. All names that come in are quoted. */
enum Dialect {
    POSTGRESQL,
    H2,
    MYSQL,
    SQLITE,
    /** Standard SQL, which has no upsert that all know. */
    OTHER;

    static Dialect of(DatabaseMetaData data) throws SQLException {
        return ofProduct(data.getDatabaseProductName());
    }

    static Dialect ofProduct(String product) {
        return switch (product.toLowerCase(Locale.ROOT)) {
            case "postgresql" -> POSTGRESQL;
            case "h2" -> H2;
            case "mysql", "mariadb" -> MYSQL;
            case "sqlite" -> SQLITE;
            default -> OTHER;
        };
    }

    /** Whether what others call a schema is a catalog here. */
    boolean schemasAreCatalogs() {
        return this == MYSQL;
    }

    /** Whether a statement may say how many rows it wants with {@code limit} and {@code offset}. */
    boolean hasLimit() {
        return this != OTHER;
    }

    static String insert(String table, List<String> columns) {
        return "INSERT INTO " + table + " (" + String.join(", ", columns) + ") VALUES ("
                + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")";
    }

    /** Inserts a row, or gives the row of its key these values; empty if the dialect cannot. */
    Optional<String> upsert(String table, List<String> columns, List<String> keys) {
        return switch (this) {
            case POSTGRESQL, SQLITE -> Optional.of(insert(table, columns) + onConflict(columns, keys));
            case MYSQL -> Optional.of(insert(table, columns) + onDuplicateKey(columns, keys));
            case H2 ->
                Optional.of("MERGE INTO " + table + " (" + String.join(", ", columns) + ") KEY ("
                        + String.join(", ", keys) + ") VALUES ("
                        + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")");
            case OTHER -> Optional.empty();
        };
    }

    private static String onConflict(List<String> columns, List<String> keys) {
        String sets = columns.stream()
                .filter(column -> !keys.contains(column))
                .map(column -> column + " = EXCLUDED." + column)
                .collect(Collectors.joining(", "));
        return " ON CONFLICT (" + String.join(", ", keys) + ") DO "
                + (sets.isEmpty() ? "NOTHING" : "UPDATE SET " + sets);
    }

    private static String onDuplicateKey(List<String> columns, List<String> keys) {
        String sets = columns.stream()
                .filter(column -> !keys.contains(column))
                .map(column -> column + " = VALUES(" + column + ")")
                .collect(Collectors.joining(", "));
        return " ON DUPLICATE KEY UPDATE " + (sets.isEmpty() ? keys.get(0) + " = " + keys.get(0) : sets);
    }
}
