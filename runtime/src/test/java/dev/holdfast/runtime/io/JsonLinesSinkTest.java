package dev.holdfast.runtime.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.connector.DeliveryGuarantee;
import dev.holdfast.connector.OutboxSink;
import dev.holdfast.connector.QueryRun;
import dev.holdfast.runtime.checkpoint.CheckpointFiles;
import dev.holdfast.runtime.checkpoint.CutOff;
import dev.holdfast.runtime.checkpoint.FileAccess;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonLinesSinkTest {

    private static final UUID QUERY = new UUID(1, 2);
    private static final UUID OTHER_QUERY = new UUID(3, 4);

    @TempDir
    Path temporary;

    private Path directory;

    @BeforeEach
    void choose_a_directory_that_is_not_there() {
        directory = temporary.resolve("deep/out");
    }

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

    /** What happens between the look for the file and its publication. */
    private interface Meanwhile {
        void happens() throws IOException;
    }

    private static InputStream whenReadToTheEnd(String text, Meanwhile meanwhile) {
        return new FilterInputStream(rows(text)) {
            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                int count = super.read(target, offset, length);
                if (count < 0) {
                    meanwhile.happens();
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
    void each_row_is_there_once_wherever_the_process_crashes() throws IOException {
        for (boolean afterEffect : new boolean[] {false, true}) {
            int failingCall = 1;
            while (crashAndRestart(failingCall, afterEffect)) {
                failingCall++;
            }
            assertThat(failingCall).isGreaterThan(20);
        }
    }

    /** Crashes at one call, restarts, and delivers what is missing, and the last batch again. Returns whether it crashed. */
    private boolean crashAndRestart(int failingCall, boolean afterEffect) throws IOException {
        directory = temporary.resolve("run-" + failingCall + afterEffect);
        CutOff failing = CutOff.from(CheckpointFiles.local(), failingCall, afterEffect);
        try {
            deliverFrom(0, open(failing.files(), 0));
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("cut off");
        }
        OutboxSink.Writer restarted = open(1);
        deliverFrom(Math.max(0, restarted.lastBatch().orElse(0)), restarted);

        String place = "crash at call " + failingCall + (afterEffect ? ", after its effect" : "");
        assertThat(names())
                .as(place)
                .containsExactly(
                        ".00000000000000000002.delivered",
                        "00000000000000000000.jsonl",
                        "00000000000000000001.jsonl",
                        "00000000000000000002.jsonl",
                        "_query");
        for (int batch = 0; batch < 3; batch++) {
            assertThat(directory.resolve("0000000000000000000" + batch + ".jsonl"))
                    .as(place)
                    .hasContent("batch " + batch + "\n");
        }
        return failing.hasFailed();
    }

    private static void deliverFrom(long first, OutboxSink.Writer writer) throws IOException {
        for (long batch = first; batch < 3; batch++) {
            writer.deliver(batch, rows("batch " + batch + "\n"));
        }
    }

    @Test
    void rows_are_durable_before_their_name_is_and_both_when_the_delivery_returns() throws IOException {
        CutOff files = CutOff.never(CheckpointFiles.local());
        OutboxSink.Writer writer = open(files.files(), 0);
        int opened = files.effects().size();

        writer.deliver(1, rows("{}\n"));

        assertThat(files.effects().subList(opened, files.effects().size()))
                .containsExactly(
                        "create",
                        "write",
                        "sync",
                        "syncDirectory",
                        "create",
                        "write",
                        "publish false",
                        "rename",
                        "syncDirectory");
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
    void a_row_is_shown_once_wherever_the_process_crashes_and_however_quickly_it_is_taken_away() throws IOException {
        for (boolean afterEffect : new boolean[] {false, true}) {
            int failingCall = 1;
            while (crashWhileFilesAreTaken(failingCall, afterEffect)) {
                failingCall++;
            }
            assertThat(failingCall).isGreaterThan(20);
        }
    }

    /** Takes all files as soon as they are there: once when the process has crashed, and once at the end. */
    private boolean crashWhileFilesAreTaken(int failingCall, boolean afterEffect) throws IOException {
        directory = temporary.resolve("taken-" + failingCall + afterEffect);
        CutOff failing = CutOff.from(CheckpointFiles.local(), failingCall, afterEffect);
        StringBuilder taken = new StringBuilder();
        long next = 0;
        try {
            OutboxSink.Writer writer = open(failing.files(), 0);
            for (; next < 3; next++) {
                writer.deliver(next, rows("batch " + next + "\n"));
                taken.append(take());
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("cut off");
        }
        taken.append(take());
        OutboxSink.Writer restarted = open(1);
        for (long batch = Math.max(next, restarted.lastBatch().orElse(-1) + 1); batch < 3; batch++) {
            restarted.deliver(batch, rows("batch " + batch + "\n"));
        }
        taken.append(take());
        assertThat(taken).as("crash at call " + failingCall).hasToString("batch 0\nbatch 1\nbatch 2\n");
        return failing.hasFailed();
    }

    private String take() throws IOException {
        StringBuilder taken = new StringBuilder();
        for (String name : Files.exists(directory) ? names() : List.<String>of()) {
            if (name.endsWith(".jsonl")) {
                taken.append(Files.readString(directory.resolve(name)));
                Files.delete(directory.resolve(name));
            }
        }
        return taken.toString();
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

    private OutboxSink.Writer open(long epoch) throws IOException {
        return sink().open(new QueryRun(QUERY, epoch));
    }

    private OutboxSink.Writer open(CheckpointFiles files, long epoch) throws IOException {
        return JsonLinesSink.of(directory, Object.class, files).open(new QueryRun(QUERY, epoch));
    }

    private JsonLinesSink<Object> sink() {
        return JsonLines.sink(directory);
    }

    private static InputStream rows(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
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

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
