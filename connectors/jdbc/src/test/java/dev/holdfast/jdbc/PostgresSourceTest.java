package dev.holdfast.jdbc;

import java.sql.SQLException;

/** The source on PostgreSQL. */
class PostgresSourceTest extends SourceContract {

    @Override
    TestDatabase newDatabase() throws SQLException {
        return Postgres.newSchema();
    }
}
