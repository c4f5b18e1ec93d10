package dev.holdfast.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Makes an event of a row: what a user gives to {@link Jdbc#source}.
 *
 * <pre>{@code
 * row -> new Order(row.getLong("id"), row.getString("item"))
 * }</pre>
 *
 * @param <T> the type of the events
 */
@FunctionalInterface
public interface RowReader<T> {

    /**
     * The event of the row at which the result set stands; it is not to be moved or closed. The same row must always give the same
     * event.
     *
     * @throws SQLException if the row is not as expected; the query ends
     */
    T read(ResultSet row) throws SQLException;
}
