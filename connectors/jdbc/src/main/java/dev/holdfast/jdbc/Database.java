package dev.holdfast.jdbc;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Runs work in transactions, each on a connection of its own. */
record Database(DataSource dataSource) {

    /** What is done in a transaction. An exception rolls it back. */
    @FunctionalInterface
    interface Work<R> {

        R run(Connection connection) throws SQLException, IOException;
    }

    /** Runs the work and commits. If it throws an {@link SQLException} it is not known whether the commit took place. */
    <R> R inTransaction(Work<R> work) throws SQLException, IOException {
        try (Connection connection = dataSource.getConnection()) {
            boolean before = connection.getAutoCommit();
            connection.setAutoCommit(false);
            R result;
            try {
                result = work.run(connection);
                connection.commit();
            } catch (SQLException | IOException | RuntimeException e) {
                rollBack(connection, before, e);
                throw e;
            }
            connection.setAutoCommit(before);
            return result;
        }
    }

    private static void rollBack(Connection connection, boolean autoCommit, Exception reason) {
        try {
            connection.rollback();
            connection.setAutoCommit(autoCommit);
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }
}
