package dev.holdfast.runtime.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.connector.OutboxSink;
import dev.holdfast.connector.QueryRun;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A directory belongs to one sink of one query. */
class JsonLinesSinkOwnerTest extends SinkFiles {

    private static final UUID OTHER_QUERY = new UUID(3, 4);

    @Test
    void a_directory_of_another_query_is_refused_with_both_ids() throws IOException {
        open(0).deliver(7, rows("{}\n"));

        assertThatThrownBy(() -> sink().open(new QueryRun(OTHER_QUERY, 0)))
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll(
                        directory.toString(), QUERY.toString(), OTHER_QUERY.toString(), "empty directory");
    }

    @Test
    void two_sinks_cannot_share_a_directory() throws IOException {
        OutboxSink.Writer unused = open(0);

        assertThatThrownBy(() -> sink().named("second").open(new QueryRun(QUERY, 0)))
                .hasMessageContainingAll(directory.toString(), "json-lines:out", "second");
    }

    @Test
    void an_id_of_any_characters_is_recognised() throws IOException {
        String id = "a \"b\" \\ \t é \uD83D\uDE00";
        sink().named(id).open(new QueryRun(QUERY, 0)).deliver(7, rows("{}\n"));
        sink().named(id).open(new QueryRun(QUERY, 1)).deliver(7, rows("{}\n"));
        Files.writeString(
                directory.resolve("_query"), "{\"query\":\"" + QUERY + "\",\"sink\":\"é \\\"\uD83D\uDE00\"}\n");

        assertThat(sink().named("é \"\uD83D\uDE00").open(new QueryRun(QUERY, 2)).lastBatch())
                .as("as earlier versions wrote it")
                .hasValue(7);
    }

    @Test
    void output_without_an_owner_is_refused() throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("00000000000000000007.jsonl"), "{}\n");

        assertThatThrownBy(() -> open(0)).hasMessageContainingAll(directory.toString(), "batch 7", "_query");
    }

    @Test
    void a_query_file_that_names_no_query_is_refused() throws IOException {
        Files.createDirectories(directory);
        for (String content : List.of("", "null", "{}", "hello", "{\"query\":1}")) {
            Files.writeString(directory.resolve("_query"), content);
            assertThatThrownBy(() -> open(0)).as(content).hasMessageContaining("_query");
        }
    }
}
