package dev.holdfast.jdbc;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;

/** What errors of databases mean. */
final class SqlErrors {

    /** Server is stopping, crashed, or starting; no lock in time. */
    private static final Set<String> PASSING_STATES = Set.of("57P01", "57P02", "57P03", "57P05", "55P03");

    /** Connection; rollback because of another transaction; too many connections, no memory. */
    private static final Set<String> PASSING_CLASSES = Set.of("08", "40", "53");

    private SqlErrors() {}

    /** Whether the same may succeed later. */
    static boolean mayPass(SQLException e) {
        for (SQLException error = e; error != null; error = error.getNextException()) {
            if (error instanceof SQLTransientException
                    || error instanceof SQLRecoverableException
                    || error instanceof SQLNonTransientConnectionException
                    || hasPassingState(error)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasPassingState(SQLException e) {
        String state = e.getSQLState();
        return state != null
                && (PASSING_STATES.contains(state)
                        || (state.length() == 5 && PASSING_CLASSES.contains(state.substring(0, 2))));
    }

    /** Whether the database refuses the values: they are of another type, too long, or against a constraint. */
    static boolean isAboutValues(SQLException e) {
        String state = root(e).getSQLState();
        return state != null && (state.startsWith("22") || state.startsWith("23"));
    }

    /** The error of a batch hides the one that counts. */
    private static SQLException root(SQLException e) {
        SQLException next = e.getNextException();
        return next == null ? e : next;
    }

    /** What the database says, in a line; what follows may show rows. */
    static String describe(SQLException e) {
        SQLException root = root(e);
        String message = String.valueOf(root.getMessage()).strip();
        String line = message.lines()
                .findFirst()
                .orElse("no message")
                .replace("; SQL statement:", "")
                .strip();
        String end = line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
        return end + " (SQLState " + root.getSQLState() + ")";
    }

    /** The error to end a query with. If values were refused the cause stays out: its message may show the row. */
    static IOException toIOException(String message, SQLException e) {
        return isAboutValues(e) ? new IOException(message) : new IOException(message, e);
    }
}
