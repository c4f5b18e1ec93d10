package dev.holdfast.runtime.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.connector.Offset;
import dev.holdfast.connector.ReadLimits;
import dev.holdfast.connector.ReadPlan;
import dev.holdfast.runtime.time.Clock;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JsonLinesSourceTest extends TickFiles {

    @Test
    void a_directory_is_read_in_name_order() throws IOException {
        write("b.jsonl", "{\"n\":3}\n");
        write("a.jsonl", "{\"n\":1}\n{\"n\":2}\n");

        assertThat(numbers(source())).containsExactly(1, 2, 3);
    }

    @Test
    void hidden_underscored_and_temporary_files_and_subdirectories_are_left_out() throws IOException {
        write("a.jsonl", "{\"n\":1}\n");
        write(".b.jsonl", "{\"n\":2}\n");
        write("_c.jsonl", "{\"n\":3}\n");
        write("d.jsonl.tmp", "{\"n\":4}\n");
        Files.createDirectory(directory.resolve("e"));

        assertThat(numbers(source())).containsExactly(1);
    }

    @Test
    void a_single_file_is_read_alone() throws IOException {
        write("a.jsonl", "{\"n\":1}\n");
        Path file = write("b.jsonl", "{\"n\":2}\n");

        assertThat(numbers(JsonLines.source(file, Tick.class))).containsExactly(2);
    }

    @Test
    void a_path_that_does_not_exist_is_an_error_when_the_source_is_opened() {
        Path missing = directory.resolve("missing");

        assertThatThrownBy(() -> JsonLines.source(missing, Tick.class).open(() -> {}))
                .isInstanceOf(FileNotFoundException.class)
                .hasMessageContaining(missing.toString());
    }

    @Test
    void the_default_id_is_the_last_name_of_the_path() {
        assertThat(JsonLines.source(Path.of("in/clicks.jsonl"), Tick.class).id())
                .isEqualTo("json-lines:clicks.jsonl");
        assertThat(source().named("ticks").id()).isEqualTo("ticks");
    }

    @Test
    void an_empty_directory_has_nothing_to_read_until_a_file_is_moved_in() throws IOException {
        try (SourceDriver<Tick> driver = new SourceDriver<>(source()).drain()) {
            assertThat(driver.position).isEqualTo(driver.reader().latest());
            write("a.jsonl", "{\"n\":1}\n");

            assertThat(driver.drain().events()).containsExactly(new Tick(1));
        }
    }

    @Test
    void an_empty_file_is_passed_over_until_it_has_content() throws IOException {
        write("a.jsonl", "{\"n\":1}\n");
        write("b.jsonl", "");
        try (SourceDriver<Tick> driver = new SourceDriver<>(source()).drain()) {
            assertThat(driver.position).isEqualTo(driver.reader().latest());
            write("b.jsonl", "{\"n\":2}\n");

            assertThat(driver.drain().events()).containsExactly(new Tick(1), new Tick(2));
        }
    }

    @Test
    void blank_lines_byte_order_marks_and_carriage_returns_are_passed_over() throws IOException {
        write("a.jsonl", "\uFEFF{\"n\":1}\r\n\r\n \t \n{\"n\":2}\n");

        assertThat(numbers(source())).containsExactly(1, 2);
    }

    @Test
    void a_first_line_of_only_a_byte_order_mark_is_blank() throws IOException {
        write("a.jsonl", "\uFEFF\n{\"n\":1}\n");

        assertThat(numbers(source())).containsExactly(1);
    }

    @Test
    void the_offset_names_file_line_and_byte_and_escapes_the_name() throws IOException {
        write("ä \"quoted\" 東.jsonl", "{\"n\":1}\n\n{\"n\":2}\n");
        try (SourceDriver<Tick> driver = new SourceDriver<>(source()).drain()) {
            assertThat(driver.position.json())
                    .contains("{\"file\":\"ä \\\"quoted\\\" 東.jsonl\",")
                    .contains("\"line\":3,\"byte\":17");
            assertThat(driver.position).isEqualTo(driver.reader().latest());
            write("東2.jsonl", "{\"n\":3}\n");

            assertThat(driver.restart().drain().events()).containsExactly(new Tick(1), new Tick(2), new Tick(3));
        }
    }

    @Test
    void lines_are_counted_anew_in_each_file() throws IOException {
        write("a.jsonl", "{\"n\":1}\n{\"n\":2}\n");
        try (SourceDriver<Tick> driver = new SourceDriver<>(source()).drain()) {
            write("b.jsonl", "{\"n\":3}\n");

            assertThat(driver.drain().position.json()).containsPattern("\"file\":\"b.jsonl\",.*\"line\":1,\"byte\":8");
            assertThat(driver.reader().latest()).isEqualTo(driver.position);
        }
    }

    @Test
    void any_limits_and_restarts_give_the_same_events() throws IOException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<Integer> expected = writeRandomFiles(random);
        for (int round = 0; round < 20; round++) {
            try (SourceDriver<Tick> driver = new SourceDriver<>(source())) {
                while (driver.batch(new ReadLimits(1 + random.nextInt(50), 1 + random.nextInt(400)))) {
                    if (random.nextInt(5) == 0) {
                        driver.restart();
                    }
                }
                assertThat(driver.events().stream().map(Tick::n))
                        .as("seed %d", seed)
                        .isEqualTo(expected);
                assertThat(driver.position).isEqualTo(driver.reader().latest());
            }
        }
    }

    private List<Integer> writeRandomFiles(Random random) throws IOException {
        List<Integer> numbers = new ArrayList<>();
        for (int file = 0; file < 5; file++) {
            StringBuilder text = new StringBuilder();
            for (int line = random.nextInt(40); line >= 0; line--) {
                numbers.add(random.nextInt());
                text.append(" ".repeat(random.nextInt(30)) + "{\"n\":" + numbers.get(numbers.size() - 1) + "}");
                boolean unfinished = line == 0 && file < 4 && random.nextBoolean();
                text.append(unfinished ? "" : random.nextInt(4) == 0 ? "\r\n\n" : "\n");
            }
            write(file + ".jsonl", text.toString());
        }
        return numbers;
    }

    @Test
    void a_batch_is_bounded_by_lines_and_by_bytes_and_a_longer_line_is_read_alone() throws IOException {
        write("a.jsonl", "{\"n\":1}\n{\"n\":2}\n{\"n\":" + " ".repeat(50) + "3}\n{\"n\":4}\n{\"n\":5}\n");

        assertThat(batchSizes(new ReadLimits(2, 1000))).containsExactly(2, 2, 1);
        assertThat(batchSizes(new ReadLimits(100, 16))).containsExactly(2, 1, 2);
        assertThat(batchSizes(new ReadLimits(100, 15))).containsExactly(1, 1, 1, 1, 1);
        assertThat(batchSizes(new ReadLimits(100, 1))).containsExactly(1, 1, 1, 1, 1);
    }

    private List<Integer> batchSizes(ReadLimits limits) throws IOException {
        try (SourceDriver<Tick> driver = new SourceDriver<>(source())) {
            return driver.drain(limits).batchSizes;
        }
    }

    @Test
    void a_batch_that_is_full_does_not_move_on_to_the_next_file() throws IOException {
        write("a.jsonl", "{\"n\":1}\n");
        write("b.jsonl", "{\"n\":2}\n");
        try (SourceDriver<Tick> driver = new SourceDriver<>(source())) {
            assertThat(driver.batch(new ReadLimits(5, 9))).isTrue();
            assertThat(driver.position.json())
                    .contains("a.jsonl", "\"line\":1,\"byte\":8")
                    .doesNotContain("b.jsonl");
        }
    }

    @Test
    void a_plan_stays_before_the_offset_it_was_given() throws IOException {
        write("a.jsonl", "{\"n\":1}\n");
        try (SourceDriver<Tick> driver = new SourceDriver<>(source())) {
            Offset until = driver.reader().latest();
            append("a.jsonl", "{\"n\":2}\n");
            write("b.jsonl", "{\"n\":3}\n");

            ReadPlan plan = driver.reader().plan(null, until, SourceDriver.NO_LIMITS);

            assertThat(plan.splits()).hasToString("[LineSplit[file=a.jsonl, firstLine=1, position=0, length=8]]");
            assertThat(driver.drain().events()).hasSize(3);
        }
    }

    @Test
    void large_files_are_cut_into_splits_at_line_ends() throws IOException {
        String text = "{\"n\":7" + " ".repeat(500) + "}\n";
        write("a.jsonl", text.repeat(10_000));
        try (SourceDriver<Tick> driver = new SourceDriver<>(source())) {
            ReadPlan plan = driver.reader().plan(null, driver.reader().latest(), SourceDriver.NO_LIMITS);

            assertThat(plan.splits()).hasSize(5);
            assertThat(driver.drain().events()).hasSize(10_000);
        }
    }

    @Test
    void a_line_longer_than_the_buffers_is_read_whole() throws IOException {
        write("a.jsonl", "{\"n\":1}\n{\"n\":" + " ".repeat(300_000) + "2}\n{\"n\":3}\n");

        assertThat(numbers(source())).containsExactly(1, 2, 3);
    }

    @Test
    void a_symbolic_link_is_refused() throws IOException {
        Path file = write("a.txt.tmp", "{\"n\":1}\n");
        Files.createSymbolicLink(directory.resolve("b.jsonl"), file);
        try (SourceDriver<Tick> driver = new SourceDriver<>(source())) {
            assertThatThrownBy(driver::drain).hasMessageContainingAll("b.jsonl", "symbolic link");
        }
    }

    @Test
    void an_offset_of_another_source_is_refused() throws IOException {
        write("a.jsonl", "{\"n\":1}\n");
        for (String json : List.of("7", "null", "{\"start\":1}", "{\"file\":\"a.jsonl\",\"line\":-1,\"byte\":0}")) {
            try (SourceDriver<Tick> driver = new SourceDriver<>(source())) {
                driver.position = new Offset(json);
                assertThatThrownBy(driver::drain).as(json).hasMessageContaining("not written by source");
            }
        }
    }

    @Test
    void an_offset_in_another_file_than_the_single_one_is_refused() throws IOException {
        Path first = write("a.jsonl", "{\"n\":1}\n");
        Path second = write("b.jsonl", "{\"n\":1}\n");
        Offset offset;
        try (SourceDriver<Tick> driver = new SourceDriver<>(JsonLines.source(first, Tick.class))) {
            offset = driver.drain().position;
        }
        try (SourceDriver<Tick> driver = new SourceDriver<>(JsonLines.source(second, Tick.class))) {
            driver.position = offset;
            assertThatThrownBy(driver::drain).hasMessageContaining("a.jsonl");
        }
    }

    @Test
    void batches_of_one_line_cost_what_one_line_costs() throws IOException {
        StringBuilder text = new StringBuilder();
        IntStream.range(0, 20_000)
                .forEach(n ->
                        text.append("{\"n\":").append(n).append(" ".repeat(100)).append("}\n"));
        write("a.jsonl", text.toString());
        CountingFiles files = new CountingFiles();
        JsonLinesSource<Tick> source = JsonLinesSource.of(directory, Tick.class, files.files(), Clock.system());
        try (SourceDriver<Tick> driver = new SourceDriver<>(source)) {
            driver.drain(new ReadLimits(1, 1_000_000));

            assertThat(driver.batchSizes).hasSize(20_000);
            assertThat(files.bytesRead()).isLessThan(4L * text.length());
        }
    }

    private static List<Integer> numbers(JsonLinesSource<Tick> source) throws IOException {
        try (SourceDriver<Tick> driver = new SourceDriver<>(source)) {
            return driver.drain().events().stream().map(Tick::n).toList();
        }
    }
}
