package dev.holdfast.runtime.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.connector.ReadLimits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Files that gzip compressed, as input. */
class JsonLinesGzipTest extends TickFiles {

    private static final ReadLimits SEVEN = new ReadLimits(7, Long.MAX_VALUE);

    @Test
    void compressed_files_are_read_among_others_in_the_order_of_their_names() throws IOException {
        pack("b.jsonl.gz", lines(3, 5));
        write("a.jsonl", lines(1, 3));
        pack("c.GZ", lines(5, 6));

        assertThat(numbers(source())).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void a_single_file_and_files_by_a_pattern_may_be_compressed() throws IOException {
        Path packed = pack("b.jsonl.gz", lines(1, 4));
        write("a.jsonl", lines(9, 10));

        assertThat(numbers(JsonLines.source(packed, Tick.class))).containsExactly(1, 2, 3);
        assertThat(numbers(source().onlyFiles("*.jsonl.gz"))).containsExactly(1, 2, 3);
    }

    @Test
    void a_file_that_takes_many_batches_goes_on_where_it_was_also_behind_restarts() throws IOException {
        pack("a.jsonl.gz", lines(0, 20_000));
        pack("b.jsonl.gz", lines(20_000, 20_010));
        ReadLimits limits = new ReadLimits(1_777, Long.MAX_VALUE);
        try (SourceDriver<Tick> driver = new SourceDriver<>(source())) {
            for (int i = 0; driver.batch(limits); i++) {
                if (i % 3 == 0) {
                    driver.restart();
                }
            }
            assertThat(driver.events())
                    .extracting(Tick::n)
                    .isEqualTo(IntStream.range(0, 20_010).boxed().toList());
            assertThat(driver.batchSizes).hasSize(12);
        }
    }

    @Test
    void a_batch_that_failed_is_read_again_as_it_was() throws IOException {
        pack("a.jsonl.gz", lines(0, 20));
        try (SourceDriver<Tick> driver = new SourceDriver<>(source())) {
            driver.batch(SEVEN);
            var before = driver.position;
            driver.batch(SEVEN);
            driver.position = before;
            driver.drain(SEVEN);

            assertThat(driver.events())
                    .extracting(Tick::n)
                    .containsExactlyElementsOf(IntStream.concat(IntStream.range(0, 14), IntStream.range(7, 20))
                            .boxed()
                            .toList());
        }
    }

    @Test
    void the_offset_counts_lines_and_all_bytes_only_when_the_end_was_read() throws IOException {
        Path file = pack("a.jsonl.gz", lines(0, 10));
        long size = Files.size(file);
        try (SourceDriver<Tick> driver = new SourceDriver<>(source())) {
            driver.batch(SEVEN);
            assertThat(driver.position.json()).contains("\"line\":7,\"byte\":" + (size - 1) + ",\"size\":" + size);
            driver.drain(SEVEN);
            assertThat(driver.position.json()).contains("\"line\":10,\"byte\":" + size + ",\"block\"");
        }
    }

    @Test
    void a_last_line_needs_no_newline_and_bad_lines_are_named_by_their_numbers() throws IOException {
        pack("a.jsonl.gz", "{\"n\":1}\n{\"n\":2}");
        assertThat(numbers(source())).containsExactly(1, 2);

        Path bad = pack("b.jsonl.gz", "{\"n\":3}\n{\"n\":");
        assertThatThrownBy(() -> numbers(source()))
                .hasMessageContaining("Line 2 of file " + bad + " is not valid JSON");
        assertThat(numbers(source().skipBadLines())).containsExactly(1, 2, 3);
    }

    @Test
    void a_last_line_without_newline_that_has_no_room_in_a_batch_comes_in_the_next() throws IOException {
        pack("a.jsonl.gz", "{\"n\":1}\n{\"n\":2}\n{\"n\":3}");
        for (boolean restarts : new boolean[] {false, true}) {
            try (SourceDriver<Tick> driver = new SourceDriver<>(source())) {
                while (driver.batch(new ReadLimits(Long.MAX_VALUE, 20))) {
                    if (restarts) {
                        driver.restart();
                    }
                }
                assertThat(driver.events()).containsExactly(new Tick(1), new Tick(2), new Tick(3));
                assertThat(driver.batchSizes).containsExactly(2, 1);
            }
        }
    }

    @Test
    void several_members_are_one_file() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(packed("{\"n\":1}\n{\"n\""));
        all.write(packed(""));
        all.write(packed(":2}\n"));
        Files.write(directory.resolve("a.jsonl.gz"), all.toByteArray());

        assertThat(numbers(source())).containsExactly(1, 2);
    }

    @Test
    void a_file_without_bytes_is_none_until_it_has_some() throws IOException {
        Path file = Files.write(directory.resolve("a.jsonl.gz"), new byte[0]);
        try (SourceDriver<Tick> driver = new SourceDriver<>(source()).drain()) {
            Files.write(file, packed(lines(1, 3)));

            assertThat(driver.drain().events()).containsExactly(new Tick(1), new Tick(2));
        }
    }

    @Test
    void empty_content_is_passed() throws IOException {
        pack("a.jsonl.gz", "");
        try (SourceDriver<Tick> driver = new SourceDriver<>(source()).drain()) {
            assertThat(driver.position).isEqualTo(driver.reader().latest());
            pack("b.jsonl.gz", lines(1, 2));
            assertThat(driver.restart().drain().events()).containsExactly(new Tick(1));
        }
    }

    @Test
    void a_file_that_is_still_being_written_ends_the_query_and_nothing_is_lost_when_it_is_complete()
            throws IOException {
        byte[] whole = packed(lines(0, 5_000));
        Path file = directory.resolve("a.jsonl.gz");
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        ReadLimits limits = new ReadLimits(500, Long.MAX_VALUE);
        try (SourceDriver<Tick> driver = new SourceDriver<>(source())) {
            assertThatThrownBy(() -> driver.drain(limits))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("File " + file + " ends within its compressed data: at its byte "
                            + whole.length / 2 + ", behind line ")
                    .hasMessageContaining("still being written");
            Files.write(file, Arrays.copyOfRange(whole, whole.length / 2, whole.length), StandardOpenOption.APPEND);
            driver.restart().drain(limits);

            assertThat(driver.events())
                    .extracting(Tick::n)
                    .isEqualTo(IntStream.range(0, 5_000).boxed().toList());
        }
    }

    @Test
    void a_damaged_file_ends_the_query_with_its_name_and_place() throws IOException {
        byte[] packed = packed(lines(0, 5_000));
        packed[packed.length - 6] ^= 1;
        Path file = Files.write(directory.resolve("a.jsonl.gz"), packed);

        assertThatThrownBy(() -> numbers(source()))
                .hasMessageStartingWith("File " + file + " has content that does not fit its checksum: at its byte "
                        + packed.length + ", behind line 5000. ");
    }

    @Test
    void a_file_that_was_read_to_its_end_may_go_or_be_renamed_but_not_grow() throws IOException {
        Path file = pack("a.jsonl.gz", lines(1, 3));
        try (SourceDriver<Tick> driver = new SourceDriver<>(source()).drain()) {
            Path renamed = Files.move(file, directory.resolve("a.jsonl.1.gz"));
            driver.drain();
            Files.write(renamed, packed(lines(3, 5)), StandardOpenOption.APPEND);

            assertThatThrownBy(driver::drain)
                    .hasMessageContaining("File " + renamed + " was read to its end, and has grown since.");
            assertThatThrownBy(() -> driver.restart().drain()).hasMessageContaining("has grown since");
            Files.delete(renamed);
            assertThat(driver.restart().drain().events()).containsExactly(new Tick(1), new Tick(2));
        }
    }

    @Test
    void a_file_that_was_begun_is_refused_when_its_content_is_another() throws IOException {
        Path file = pack("a.jsonl.gz", lines(0, 100));
        try (SourceDriver<Tick> driver = new SourceDriver<>(source())) {
            driver.batch(SEVEN);
            byte[] other = packed(lines(5_000, 5_200));
            try (OutputStream out = Files.newOutputStream(file)) {
                out.write(other);
            }
            assertThatThrownBy(() -> driver.restart().drain()).hasMessageContaining("File " + file + " was read up to");
        }
    }

    @Test
    void a_file_that_was_begun_keeps_the_ending_of_its_name() throws IOException {
        Path file = pack("a.jsonl.gz", lines(0, 100));
        try (SourceDriver<Tick> driver = new SourceDriver<>(source())) {
            driver.batch(SEVEN);
            Path renamed = Files.move(file, directory.resolve("a.jsonl.gz.1"));

            assertThatThrownBy(() -> driver.restart().drain())
                    .hasMessageStartingWith("File " + renamed + " was read up to line 7")
                    .hasMessageContaining("give it a name that says the same as its old one");
            Files.move(renamed, directory.resolve("a.jsonl.1.gz"));
            assertThat(driver.restart().drain().events()).hasSize(100);
        }
    }

    @Test
    void a_file_that_is_compressed_after_it_was_read_is_refused_and_can_be_left_out() throws IOException {
        Path log = write("app.log", lines(1, 3));
        try (SourceDriver<Tick> driver = new SourceDriver<>(source()).drain()) {
            Path rotated = pack("app.log.1.gz", lines(1, 3));
            Files.setLastModifiedTime(rotated, FileTime.fromMillis(1_000));
            Files.delete(log);

            assertThatThrownBy(driver::drain)
                    .hasMessage("File " + rotated + " may be the compressed form of a file that was read up to line 2,"
                            + " byte " + lines(1, 3).length()
                            + " as app.log, and then its lines would come twice. If it"
                            + " is, move it away, or leave compressed files out with onlyFiles; if it is not, give it a"
                            + " name that does not begin like that one's.");
            assertThatThrownBy(() -> driver.restart().drain()).hasMessageContaining("compressed form");
            Files.delete(rotated);
            assertThat(driver.restart().drain().events()).hasSize(2);
        }
    }

    private static String lines(int from, int to) {
        return IntStream.range(from, to).mapToObj(n -> "{\"n\":" + n + "}\n").collect(Collectors.joining());
    }

    private Path pack(String name, String text) throws IOException {
        return Files.write(directory.resolve(name), packed(text));
    }

    private static byte[] packed(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }

    private static List<Integer> numbers(JsonLinesSource<Tick> source) throws IOException {
        try (SourceDriver<Tick> driver = new SourceDriver<>(source)) {
            return driver.drain().events().stream().map(Tick::n).toList();
        }
    }
}
