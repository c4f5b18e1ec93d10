package dev.holdfast.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** The sink on PostgreSQL. */
class PostgresSinkTest extends SinkContract {

    @Override
    TestDatabase newDatabase() throws SQLException {
        return Postgres.newSchema();
    }

    @Override
    String bytesType() {
        return "BYTEA";
    }

    record Note(String text, Instant at) {}

    @Test
    void text_goes_into_columns_of_json() throws Exception {
        database.run("CREATE TABLE notes (text JSONB, at TIMESTAMPTZ)");
        SinkDriver<Note> driver = SinkDriver.open(Jdbc.sink("notes", database.dataSource(), "notes", Note.class), 1);
        driver.deliver(0, new Note("{\"a\": [1]}", Instant.EPOCH));

        assertThat(database.rows("SELECT text->'a'->0 FROM notes")).containsExactly("1");
    }

    @Test
    void a_connection_that_the_server_ends_in_the_middle_of_a_transaction_is_made_anew() throws Exception {
        database.run("CREATE TABLE slow (user_id TEXT, clicks BIGINT)");
        // the first row of the first attempt ends its own connection
        database.run("CREATE SEQUENCE attempts");
        database.run("CREATE FUNCTION die() RETURNS trigger AS 'BEGIN IF nextval(''attempts'') = 2 THEN PERFORM"
                + " pg_terminate_backend(pg_backend_pid()); END IF; RETURN NEW; END' LANGUAGE plpgsql");
        database.run("CREATE TRIGGER die BEFORE INSERT ON slow FOR EACH ROW EXECUTE FUNCTION die()");
        RecordedPauses pauses = new RecordedPauses();
        SinkDriver<Total> driver = SinkDriver.open(
                Jdbc.sink("slow", database.dataSource(), "slow", Total.class).pausingWith(pauses), 1);

        driver.deliver(0, new Total("a", 1), new Total("b", 2), new Total("c", 3));

        assertThat(pauses.pauses)
                .as("one for the lost connection, perhaps one for another of the pool")
                .hasSizeBetween(1, 2);
        assertThat(database.rows("SELECT * FROM slow ORDER BY 1")).containsExactly("a 1", "b 2", "c 3");
    }

    @Test
    void a_run_that_takes_over_waits_for_the_transaction_of_the_one_before() throws Exception {
        JdbcSink<Total> sink = Jdbc.sink("totals", database.dataSource(), "totals", Total.class)
                .upsertBy("userId");
        SinkDriver.open(sink, 1).deliver(0, new Total("ada", 1));
        try (Connection left = database.dataSource().getConnection()) {
            left.setAutoCommit(false);
            left.createStatement().executeUpdate("UPDATE holdfast_batches SET batch = 1");
            Thread commit = new Thread(() -> {
                try {
                    while (database.rows("SELECT 1 FROM pg_locks WHERE NOT granted")
                            .isEmpty()) {
                        Thread.onSpinWait();
                    }
                    left.commit();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            commit.start();

            assertThat(SinkDriver.open(sink, 2).writer().lastBatch()).hasValue(1);
            commit.join();
        }
    }

    @Test
    void a_user_who_may_not_create_tables_is_told_the_statement_and_needs_three_rights() throws Exception {
        String role = "r" + UUID.randomUUID().toString().replace("-", "");
        String schema = database.rows("SELECT current_schema()").get(0);
        database.run(
                "CREATE ROLE " + role + " LOGIN",
                "GRANT USAGE ON SCHEMA " + schema + " TO " + role,
                "GRANT SELECT, INSERT, UPDATE ON events TO " + role);
        DataSource source = Postgres.of(database, role, "test").dataSource();
        JdbcSink<Total> sink = Jdbc.sink("events", source, "events", Total.class);

        assertThatThrownBy(() -> SinkDriver.open(sink, 1))
                .hasMessageStartingWith("Sink events cannot create its table of batches: ")
                .hasMessageEndingWith("create it yourself and grant select, insert and update: "
                        + BatchTable.creation("\"" + schema + "\".holdfast_batches") + ";");
        database.run(
                BatchTable.creation(BatchTable.DEFAULT_NAME),
                "GRANT SELECT, INSERT, UPDATE ON holdfast_batches TO " + role);
        SinkDriver.open(sink, 1).deliver(0, new Total("ada", 1));
        assertThat(database.rows("SELECT user_id FROM events")).containsExactly("ada");
    }

    @Test
    void rows_of_one_key_may_go_in_one_statement() throws Exception {
        PGSimpleDataSource source =
                (PGSimpleDataSource) Postgres.of(database, "postgres", "test").dataSource();
        source.setReWriteBatchedInserts(true);
        SinkDriver<Total> driver = SinkDriver.open(
                Jdbc.sink("totals", source, "totals", Total.class).upsertBy("userId"), 1);
        driver.deliver(0, new Total("ada", 1), new Total("bob", 1), new Total("ada", 2), new Total("bob", 3));

        assertThat(database.rows("SELECT user_id, clicks FROM totals ORDER BY 1"))
                .containsExactly("ada 2", "bob 3");
    }
}
