package dev.holdfast.runtime.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.connector.DeliveryGuarantee;
import dev.holdfast.connector.OutboxSink;
import dev.holdfast.connector.QueryRun;
import dev.holdfast.runtime.files.FileAccess;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonLinesSinkTest extends SinkFiles {

    @Test
    void a_batch_becomes_a_file_named_by_its_number() throws IOException {
        OutboxSink.Writer writer = open(0);
        assertThat(writer.lastBatch()).isEmpty();

        writer.deliver(42, rows("{\"a\":1}\n"));
        writer.deliver(1000, rows("{\"a\":2}\n"));

        assertThat(directory.resolve("00000000000000000042.jsonl")).hasContent("{\"a\":1}\n");
        assertThat(directory.resolve("00000000000000001000.jsonl")).hasContent("{\"a\":2}\n");
        assertThat(writer.lastBatch()).hasValue(1000);
        assertThat(names())
                .containsExactly(
                        ".00000000000000001000.delivered",
                        "00000000000000000042.jsonl",
                        "00000000000000001000.jsonl",
                        "_query");
    }

    @Test
    void what_one_query_writes_another_reads() throws IOException {
        open(0).deliver(0, rows("{\"n\":1}\n"));

        try (SourceDriver<TickFiles.Tick> driver =
                new SourceDriver<>(JsonLines.source(directory, TickFiles.Tick.class))) {
            assertThat(driver.drain().events()).hasSize(1);
        }
    }

    @Test
    void a_restart_finds_the_last_batch() throws IOException {
        open(0).deliver(7, rows("{}\n"));

        assertThat(open(1).lastBatch()).hasValue(7);
    }

    @Test
    void two_runs_that_deliver_the_same_batch_at_the_same_moment_are_both_right() throws IOException {
        String text = "{\"a\":1}\n";
        open(0).deliver(7, rows("{}\n"));
        OutboxSink.Writer second = open(1);
        Path file = directory.resolve("00000000000000000008.jsonl");

        second.deliver(8, whenReadToTheEnd(text, () -> Files.writeString(file, text)));
        assertThat(file).hasContent(text);
        assertThat(names())
                .containsExactly(
                        ".00000000000000000008.delivered",
                        "00000000000000000007.jsonl",
                        "00000000000000000008.jsonl",
                        "_query");

        Path other = directory.resolve("00000000000000000009.jsonl");
        assertThatThrownBy(() -> second.deliver(9, whenReadToTheEnd(text, () -> Files.writeString(other, "{}\n"))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(other.toString());
    }

    private static InputStream whenReadToTheEnd(String text, Action action) {
        return new FilterInputStream(rows(text)) {
            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                int count = super.read(target, offset, length);
                if (count < 0) {
                    action.run();
                }
                return count;
            }
        };
    }

    @Test
    void what_is_written_is_closed_to_other_users_unless_they_are_let_in() throws IOException {
        open(0).deliver(0, rows("{}\n"));
        assertThat(permissions(directory)).isEqualTo("rwx------");
        assertThat(permissions(directory.resolve("_query"))).isEqualTo("rw-------");
        assertThat(permissions(directory.resolve("00000000000000000000.jsonl"))).isEqualTo("rw-------");
        Path readable = temporary.resolve("readable");
        JsonLinesSink.of(readable, TickFiles.Tick.class)
                .readableBy(FileAccess.ALL)
                .open(new QueryRun(QUERY, 0))
                .deliver(0, rows("{}\n"));
        assertThat(permissions(readable)).isEqualTo("rwxr-xr-x");
        assertThat(permissions(readable.resolve("00000000000000000000.jsonl"))).isEqualTo("rw-r--r--");
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void a_batch_that_is_delivered_again_changes_nothing() throws IOException {
        String text = "{\"a\":1}\n".repeat(100_000);
        open(0).deliver(7, rows(text));
        InputStream again = rows(text);

        open(1).deliver(7, again);

        assertThat(again.read()).isEqualTo(-1);
        assertThat(directory.resolve("00000000000000000007.jsonl")).hasContent(text);
    }

    @Test
    void other_rows_for_a_delivered_batch_are_refused() throws IOException {
        open(0).deliver(7, rows("{\"a\":1}\n"));

        for (String other : List.of("{\"a\":2}\n", "{\"a\":1}\n{}\n", "")) {
            assertThatThrownBy(() -> open(1).deliver(7, rows(other)))
                    .as(other)
                    .isInstanceOf(IOException.class)
                    .hasMessageContainingAll("00000000000000000007.jsonl", "another run wrote it");
        }
        assertThat(directory.resolve("00000000000000000007.jsonl")).hasContent("{\"a\":1}\n");
    }

    @Test
    void a_batch_that_another_run_publishes_meanwhile_is_not_overwritten() throws IOException {
        OutboxSink.Writer zombie = open(0);
        OutboxSink.Writer successor = open(1);
        InputStream rows = beforeReading("old\n", () -> successor.deliver(7, rows("new\n")));

        assertThatThrownBy(() -> zombie.deliver(7, rows)).hasMessageContaining("another run wrote it");
        assertThat(directory.resolve("00000000000000000007.jsonl")).hasContent("new\n");
    }

    @Test
    void files_of_others_stay() throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("README.md"), "mine");
        Files.writeString(directory.resolve(".mine.1.tmp"), "mine");

        open(0).deliver(3, rows("{}\n"));

        assertThat(names()).contains("README.md", ".mine.1.tmp");
    }

    @Test
    void a_directory_that_cannot_be_written_is_an_error_when_the_sink_is_opened() throws IOException {
        Files.createDirectories(directory.getParent());
        Files.writeString(directory, "a file");

        assertThatThrownBy(() -> open(0))
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll("json-lines:out", directory.toString(), "writable directory");
    }

    @Test
    void output_that_was_taken_away_is_not_written_again() throws IOException {
        open(0).deliver(7, rows("{\"a\":1}\n"));
        Files.delete(directory.resolve("00000000000000000007.jsonl"));

        OutboxSink.Writer restarted = open(1);
        assertThat(restarted.lastBatch()).hasValue(7);
        restarted.deliver(7, rows("{\"a\":1}\n"));
        assertThat(names()).containsExactly(".00000000000000000007.delivered", "_query");

        assertThatThrownBy(() -> open(2).deliver(7, rows("{\"a\":2}\n")))
                .hasMessageContainingAll("00000000000000000007.jsonl", "another run wrote it");
    }

    @Test
    void output_of_a_version_without_markers_gets_one() throws IOException {
        open(0).deliver(7, rows("{}\n"));
        Files.delete(directory.resolve(".00000000000000000007.delivered"));

        open(1).deliver(7, rows("{}\n"));

        assertThat(names()).contains(".00000000000000000007.delivered");
    }

    @Test
    void a_delivery_that_fails_leaves_no_temporary_file() throws IOException {
        OutboxSink.Writer writer = open(0);
        InputStream broken = beforeReading("", () -> {
            throw new IOException("broken");
        });

        assertThatThrownBy(() -> writer.deliver(1, broken)).hasMessage("broken");
        assertThat(names()).containsExactly("_query");
    }

    @Test
    void the_sink_describes_itself() {
        JsonLinesSink<Object> sink = JsonLines.sink(Path.of("data/out"));

        assertThat(sink.id()).isEqualTo("json-lines:out");
        assertThat(sink.named("results").id()).isEqualTo("results");
        assertThat(sink.guarantee()).isEqualTo(DeliveryGuarantee.EXACTLY_ONCE);
        assertThat(sink.description()).contains("data/out");
    }

    private interface Action {
        void run() throws IOException;
    }

    /** Rows of which the first read does something else first. */
    private static InputStream beforeReading(String text, Action action) {
        return new FilterInputStream(rows(text)) {
            private boolean done;

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                if (!done) {
                    done = true;
                    action.run();
                }
                return super.read(target, offset, length);
            }
        };
    }
}
