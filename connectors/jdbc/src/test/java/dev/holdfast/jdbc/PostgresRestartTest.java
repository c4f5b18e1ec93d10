package dev.holdfast.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.jdbc.SinkContract.Total;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** PostgreSQL is stopped and started again while a query writes to it. */
class PostgresRestartTest {

    @TempDir
    Path directory;

    private int port;
    private EmbeddedPostgres server;
    private TestDatabase database;

    @BeforeEach
    void begin() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        server = start();
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setPortNumbers(new int[] {port});
        source.setUser("postgres");
        database = new TestDatabase(source);
        database.run("CREATE TABLE totals (user_id TEXT PRIMARY KEY, clicks BIGINT)");
    }

    private EmbeddedPostgres start() throws IOException {
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(directory.resolve("data"))
                .setCleanDataDirectory(false)
                .start();
    }

    @AfterEach
    void end() throws IOException {
        server.close();
    }

    @Test
    void a_delivery_waits_until_the_server_is_there_again() throws Exception {
        RecordedPauses pauses = new RecordedPauses() {
            @Override
            public void pause(Duration duration) throws InterruptedException {
                super.pause(duration);
                if (pauses.size() == 3) {
                    startAgain();
                }
            }
        };
        SinkDriver<Total> driver = SinkDriver.open(
                Jdbc.sink("totals", database.dataSource(), "totals", Total.class)
                        .upsertBy("user_id")
                        .pausingWith(pauses),
                1);
        driver.deliver(0, new Total("ada", 1));
        server.close();
        driver.deliver(1, new Total("ada", 2));

        assertThat(pauses.pauses)
                .containsExactly(Duration.ofMillis(200), Duration.ofMillis(400), Duration.ofMillis(800));
        assertThat(database.rows("SELECT * FROM totals")).containsExactly("ada 2");
    }

    private void startAgain() {
        try {
            server = start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
