package dev.holdfast.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.connector.RetryPolicy;
import dev.holdfast.engine.StreamingQuery;
import dev.holdfast.engine.Trigger;
import dev.holdfast.jdbc.SinkContract.Total;
import dev.holdfast.runtime.EmbeddedEngine;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A query from table to table, whose connections the server ends again and again. */
class PostgresQueryTest {

    private static final int ROWS = 5_000;

    @TempDir
    Path checkpoint;

    @Test
    void each_row_is_there_once_while_connections_are_ended_and_the_query_is_restarted() throws Exception {
        TestDatabase database = Postgres.newSchema();
        database.run(
                "CREATE TABLE clicks (id BIGSERIAL PRIMARY KEY, user_id TEXT)",
                "CREATE TABLE copies (user_id TEXT, clicks BIGINT)",
                "INSERT INTO clicks (user_id) SELECT 'u' || n % 10 FROM generate_series(1, " + ROWS + ") n");
        for (int runs = 0; runs < 3; runs++) {
            try (StreamingQuery query = EmbeddedEngine.builder()
                    .checkpoint(checkpoint)
                    .trigger(Trigger.availableNow())
                    .maxEventsPerBatch(100)
                    .start(pipeline(database))) {
                for (int i = 0; i < 5; i++) {
                    Thread.sleep(50);
                    database.run(
                            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'copy'");
                }
                if (runs == 2) {
                    query.awaitTermination();
                } else {
                    query.stop();
                }
            }
        }

        assertThat(database.rows("SELECT COUNT(*), COUNT(DISTINCT clicks), MIN(clicks), MAX(clicks) FROM copies"))
                .containsExactly(ROWS + " " + ROWS + " 1 " + ROWS);
    }

    private static Pipeline pipeline(TestDatabase database) throws SQLException {
        RetryPolicy quick = RetryPolicy.attempts(100).withPauses(Duration.ofMillis(5), Duration.ofMillis(50));
        TestDatabase named = Postgres.of(database, "postgres", "copy");
        return Stream.from(Jdbc.source(
                                "clicks",
                                named.dataSource(),
                                "clicks",
                                "id",
                                row -> new Total(row.getString("user_id"), row.getLong("id")))
                        .retrying(quick))
                .writeTo(Jdbc.sink("copies", named.dataSource(), "copies", Total.class)
                        .retrying(quick));
    }
}
