package dev.holdfast.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.postgresql.ds.PGSimpleDataSource;

/** One server for all tests of the process, with a schema for each of them. */
final class Postgres {

    private static final EmbeddedPostgres SERVER = start();

    private Postgres() {}

    @SuppressWarnings("resource") // ends with the process
    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static TestDatabase newSchema() throws SQLException {
        String schema = "t" + UUID.randomUUID().toString().replace("-", "");
        new TestDatabase(SERVER.getPostgresDatabase()).run("CREATE SCHEMA " + schema);
        return new TestDatabase(SERVER.getDatabase("postgres", "postgres", Map.of("currentSchema", schema)));
    }

    /** The same schema, whose connections the server can tell from others by a name. */
    static TestDatabase named(TestDatabase database, String application) throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(((PGSimpleDataSource) database.dataSource()).getUrl());
        source.setUser("postgres");
        source.setApplicationName(application);
        return new TestDatabase(source);
    }
}
