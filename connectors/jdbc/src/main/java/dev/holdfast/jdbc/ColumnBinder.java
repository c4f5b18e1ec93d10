package dev.holdfast.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Sets parameters to values. A point in time goes into a column without time zone as the digits of a clock in UTC, whatever the
 * time zone of machine and session; so a local time goes into one with a time zone.
 */
final class ColumnBinder {

    private final Dialect dialect;

    ColumnBinder(Dialect dialect) {
        this.dialect = dialect;
    }

    void set(PreparedStatement statement, int index, Column column, @Nullable Object value) throws SQLException {
        if (value == null) {
            statement.setNull(index, column.jdbcType());
        } else if (value instanceof Instant instant) {
            setInstant(statement, index, column, instant);
        } else if (value instanceof LocalDateTime time && column.hasTimeZone()) {
            statement.setObject(index, time.atOffset(ZoneOffset.UTC));
        } else if (value instanceof String text && column.jdbcType() == Types.OTHER) {
            statement.setObject(index, text, Types.OTHER);
        } else if (value instanceof byte[] bytes) {
            statement.setBytes(index, bytes);
        } else if (isText(value)) {
            statement.setString(index, value.toString());
        } else {
            statement.setObject(index, value);
        }
    }

    private void setInstant(PreparedStatement statement, int index, Column column, Instant instant)
            throws SQLException {
        if (dialect == Dialect.SQLITE) {
            statement.setString(index, instant.toString());
        } else if (column.hasTimeZone()
                || (dialect == Dialect.MYSQL && column.typeName().equals("TIMESTAMP"))) {
            statement.setObject(index, instant.atOffset(ZoneOffset.UTC));
        } else {
            statement.setObject(index, LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
        }
    }

    /** What databases without a type for it keep as text. */
    private boolean isText(Object value) {
        return (dialect == Dialect.SQLITE && value.getClass().getPackageName().equals("java.time"))
                || (value instanceof UUID && (dialect == Dialect.SQLITE || dialect == Dialect.MYSQL));
    }
}
