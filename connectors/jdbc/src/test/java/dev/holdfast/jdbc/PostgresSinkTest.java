package dev.holdfast.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

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
}
