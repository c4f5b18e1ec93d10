package dev.holdfast.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.UUID;
import org.h2.jdbcx.JdbcConnectionPool;
import org.postgresql.ds.PGConnectionPoolDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** One server for all tests of the process, with a schema for each of them, and a pool for the last one. */
final class Postgres {

    private static final EmbeddedPostgres SERVER = start();

    private static JdbcConnectionPool pool;

    private Postgres() {}

    @SuppressWarnings("resource") // ends with the process
    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An empty schema. The connections to the one before are closed. */
    static synchronized TestDatabase newSchema() throws SQLException {
        if (pool != null) {
            pool.dispose();
        }
        String schema = "t" + UUID.randomUUID().toString().replace("-", "");
        PGConnectionPoolDataSource source = new PGConnectionPoolDataSource();
        source.setUrl(url(schema));
        source.setUser("postgres");
        pool = JdbcConnectionPool.create(source);
        TestDatabase database = new TestDatabase(pool);
        database.run("CREATE SCHEMA " + schema);
        return database;
    }

    private static String url(String schema) {
        return "jdbc:postgresql://localhost:" + SERVER.getPort() + "/postgres?currentSchema=" + schema;
    }

    /** The same schema for another user, or under another name by which the server knows its connections; without a pool. */
    static TestDatabase of(TestDatabase database, String user, String application) throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url(database.rows("SELECT current_schema()").get(0)));
        source.setUser(user);
        source.setApplicationName(application);
        return new TestDatabase(source);
    }
}
