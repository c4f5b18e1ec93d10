package dev.holdfast.jdbc;

import java.io.IOException;
import java.sql.SQLException;

/** Creates the table of batches beside the table of a sink, if it is not there. */
record BatchTableSetup(SinkSettings<?> settings, Database database) {

    void run() throws SQLException, IOException {
        if (isThere()) {
            return;
        }
        String name = database.inTransaction(
                connection -> SinkTable.find(settings, connection).batchTable());
        try {
            database.inTransaction(connection -> {
                BatchTable.create(connection, name);
                return name;
            });
        } catch (SQLException e) {
            // another query may have created it at the same moment
            if (!isThere()) {
                throw new IOException(
                        "Sink " + settings.id() + " cannot create its table of batches: " + SqlErrors.describe(e)
                                + ". Let the database's user do it, or create it yourself and grant select, insert and update: "
                                + BatchTable.creation(name) + ";",
                        e);
            }
        }
    }

    private boolean isThere() throws SQLException, IOException {
        return database.inTransaction(connection -> Table.find(
                        connection, SinkTable.find(settings, connection).batchTableName())
                .isPresent());
    }
}
