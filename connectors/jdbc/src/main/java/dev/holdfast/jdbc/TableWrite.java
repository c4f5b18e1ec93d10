package dev.holdfast.jdbc;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows into a table.
 *
 * @param sql has a parameter for each column
 * @param keys where in a row the columns stand of which the last row replaces earlier ones; empty if all rows are inserted
 */
record TableWrite(String sql, List<Column> columns, List<Integer> keys, ColumnBinder binder) {

    private static final int ROWS_AT_ONCE = 1000;

    void write(Connection connection, List<@Nullable Object[]> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int waiting = 0;
            for (@Nullable Object[] row : lastOfEachKey(rows)) {
                for (int i = 0; i < row.length; i++) {
                    binder.set(statement, i + 1, columns.get(i), row[i]);
                }
                statement.addBatch();
                if (++waiting == ROWS_AT_ONCE) {
                    statement.executeBatch();
                    waiting = 0;
                }
            }
            if (waiting > 0) {
                statement.executeBatch();
            }
        }
    }

    /** Several rows of one key in one statement are refused by some databases, and cost in all. */
    private Collection<@Nullable Object[]> lastOfEachKey(List<@Nullable Object[]> rows) {
        if (keys.isEmpty()) {
            return rows;
        }
        Map<List<@Nullable Object>, @Nullable Object[]> last = new LinkedHashMap<>();
        for (@Nullable Object[] row : rows) {
            last.put(key(row), row);
        }
        return last.values();
    }

    private List<@Nullable Object> key(@Nullable Object[] row) {
        List<@Nullable Object> key = new ArrayList<>(keys.size());
        for (int index : keys) {
            Object value = row[index];
            key.add(value instanceof byte[] bytes ? ByteBuffer.wrap(bytes) : value);
        }
        return key;
    }
}
