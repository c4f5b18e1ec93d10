package dev.holdfast.runtime.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.engine.StreamingQuery;
import dev.holdfast.operator.MapGroups;
import dev.holdfast.runtime.EmbeddedEngine;
import dev.holdfast.runtime.io.JsonLines;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files are read again as far as a batch has read them, and refused if they are not what they were. */
class ReplayOfFilesTest {

    @TempDir
    Path directory;

    private Path input;

    record Sale(String shop, long amount) {}

    record Total(String shop, long total) {}

    @BeforeEach
    void run_a_query_over_files_that_grow() throws IOException, InterruptedException {
        input = Files.createDirectories(directory.resolve("in"));
        append("a.jsonl", "x 1", "y 2", "x 3");
        append("b.jsonl", "x 4");
        try (StreamingQuery query = EmbeddedEngine.builder()
                .checkpoint(directory.resolve("checkpoint"))
                .maxEventsPerBatch(3)
                .start(pipeline())) {
            query.processAllAvailable();
            append("a.jsonl", "x 5");
            query.processAllAvailable();
            packed("c.jsonl.gz", "x 6", "x 7", "y 8", "x 9", "x 10");
            query.processAllAvailable();
        }
    }

    private Pipeline pipeline() {
        return Stream.from(JsonLines.source(input, Sale.class))
                .groupByKey(Sale::shop)
                .mapGroupsWithState(MapGroups.<String, Sale, Long, Total>withoutTimeout(
                        "totals", KeySerializers.string(), StateSerializers.int64(), (shop, sales, state) -> {
                            long total = state.exists() ? state.get() : 0;
                            while (sales.hasNext()) {
                                total = 31 * total + sales.next().amount();
                            }
                            state.update(total);
                            return new Total(shop, total);
                        }))
                .writeTo(JsonLines.sink(directory.resolve("out")));
    }

    private static String lines(String... sales) {
        StringBuilder lines = new StringBuilder();
        for (String sale : sales) {
            lines.append("{\"shop\":\"" + sale.split(" ", -1)[0] + "\",\"amount\":" + sale.split(" ", -1)[1] + "}\n");
        }
        return lines.toString();
    }

    private void append(String file, String... sales) throws IOException {
        Files.writeString(input.resolve(file), lines(sales), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private void packed(String file, String... sales) throws IOException {
        Path elsewhere = directory.resolve(file);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(elsewhere))) {
            out.write(lines(sales).getBytes(StandardCharsets.UTF_8));
        }
        Files.move(elsewhere, input.resolve(file));
    }

    private ReplayReport replay() {
        return Replay.of(directory.resolve("checkpoint"), pipeline())
                .batches(0, 4)
                .key("x");
    }

    private static List<String> amounts(ReplayReport report) {
        return report.batches().stream()
                .map(batch -> batch.calls().stream()
                        .flatMap(call -> call.events().stream())
                        .map(event -> Long.toString(((Sale) event.value()).amount()))
                        .toList()
                        .toString())
                .toList();
    }

    @Test
    void a_batch_reads_the_lines_that_it_has_read() {
        ReplayReport report = replay();
        assertThat(amounts(report)).containsExactly("[1, 3]", "[4]", "[5]", "[6, 7]", "[9, 10]");
        assertThat(report.isAsCommitted()).as(report.toString()).isTrue();
    }

    @Test
    void what_came_later_and_other_names_make_no_difference() throws IOException {
        append("a.jsonl", "x 50");
        append("0.jsonl", "x 60");
        Files.move(input.resolve("b.jsonl"), input.resolve("z.jsonl"));
        assertThat(amounts(replay())).containsExactly("[1, 3]", "[4]", "[5]", "[6, 7]", "[9, 10]");
    }

    @Test
    void copied_files_are_known_by_their_content() throws IOException {
        for (String name : List.of("a.jsonl", "b.jsonl", "c.jsonl.gz")) {
            Files.copy(input.resolve(name), directory.resolve("copy"));
            Files.delete(input.resolve(name));
            Files.move(directory.resolve("copy"), input.resolve(name));
        }
        assertThat(amounts(replay())).containsExactly("[1, 3]", "[4]", "[5]", "[6, 7]", "[9, 10]");
    }

    @Test
    void a_file_that_was_changed_or_is_gone_is_refused() throws IOException {
        String before = Files.readString(input.resolve("a.jsonl"));
        Files.writeString(input.resolve("a.jsonl"), before.replace("\"amount\":3", "\"amount\":4"));
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(this::replay)
                .withMessageStartingWith("Batch 0 cannot be replayed: Source 'json-lines:in' ")
                .withMessageContaining("a.jsonl was read up to line 3, byte ")
                .withMessageEndingWith("Put its old content back.");
        Files.delete(input.resolve("a.jsonl"));
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(this::replay)
                .withMessageContaining("a.jsonl is missing; it was read up to line 3")
                .withMessageEndingWith("Put it back into its directory to read it again.");
    }
}
