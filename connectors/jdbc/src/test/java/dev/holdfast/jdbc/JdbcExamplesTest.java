package dev.holdfast.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.connector.RetryPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The examples of docs/connectors.md, which must compile as they stand there, and the statement that it shows. */
class JdbcExamplesTest {

    record Click(String userId, String page, Instant at) {}

    private final DataSource dataSource = TestDatabase.h2().dataSource();

    @Test
    void a_sink() {
        Stream<Click> clicks = Stream.from(source());
        Pipeline pipeline = clicks.writeTo(Jdbc.sink("clicks", dataSource, "clicks", Click.class));

        assertThat(pipeline.plan().sinks()).hasSize(1);
    }

    @Test
    void columns() {
        JdbcSink<Click> sink = Jdbc.<Click>sink("last-page", dataSource, "shop.last_pages")
                .column("user_id", Click::userId)
                .column("page", click -> click.page().toLowerCase(Locale.ROOT))
                .upsertBy("user_id")
                .retrying(RetryPolicy.attempts(5).withPauses(Duration.ofMillis(100), Duration.ofSeconds(2)));

        assertThat(sink.id()).isEqualTo("last-page");
    }

    private JdbcSource<Click> source() {
        return Jdbc.source(
                        "clicks",
                        dataSource,
                        "clicks",
                        "id",
                        row -> new Click(
                                row.getString("user_id"),
                                row.getString("page"),
                                row.getObject("at", OffsetDateTime.class).toInstant()))
                .settledAfter(Duration.ofSeconds(10));
    }

    @Test
    void the_statement_that_creates_the_table_of_batches_is_the_documented_one() throws Exception {
        List<String> lines = Files.readAllLines(Path.of("../../docs/connectors.md"));

        assertThat(lines).contains(BatchTable.creation(BatchTable.DEFAULT_NAME) + ";");
    }
}
