package dev.holdfast.runtime.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.connector.Offset;
import dev.holdfast.connector.ReadLimits;
import dev.holdfast.runtime.time.Clock;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines that were read and are other lines now, also where neither size nor time nor the file's two ends tell. */
class JsonLinesOverwrittenFilesTest extends TickFiles {

    private static final String LINE = "{\"n\":1}" + " ".repeat(92) + "\n";

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_line_that_is_overwritten_in_the_middle_of_a_file_that_grows_is_noticed(boolean restarted)
            throws IOException {
        write("a.jsonl", LINE.repeat(69));
        try (SourceDriver<Tick> driver = new SourceDriver<>(source()).drain()) {
            overwrite("a.jsonl", 5_005);
            append("a.jsonl", "{\"n\":2}\n");

            SourceDriver<Tick> next = restarted ? driver.restart() : driver;
            assertThatThrownBy(next::drain).hasMessageContainingAll("a.jsonl", "line 69, byte 6900", "overwritten");
            assertThatThrownBy(driver.restart()::drain).hasMessageContainingAll("line 69", "overwritten");
            overwrite("a.jsonl", 5_005);
            assertThat(driver.restart().drain().events()).hasSize(70);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void what_was_read_batch_by_batch_is_compared_as_a_whole(boolean restarted) throws IOException {
        write("a.jsonl", LINE.repeat(200));
        try (SourceDriver<Tick> driver = new SourceDriver<>(source())) {
            for (int batch = 0; batch < 10; batch++) {
                driver.batch(new ReadLimits(7, 100_000));
                if (restarted) {
                    driver.restart();
                }
            }
            overwrite("a.jsonl", 4_905);
            append("a.jsonl", "{\"n\":2}\n");

            assertThatThrownBy(driver::drain).hasMessageContainingAll("line 70, byte 7000", "overwritten");
        }
    }

    @Test
    void a_copy_with_another_line_in_its_middle_is_none() throws IOException {
        Path path = write("a.jsonl", LINE.repeat(69));
        try (SourceDriver<Tick> driver = new SourceDriver<>(source()).drain()) {
            Path copy = Files.copy(path, directory.resolve("copy.tmp"));
            overwrite("copy.tmp", 5_005);
            Files.move(copy, path, StandardCopyOption.REPLACE_EXISTING);

            assertThatThrownBy(driver.restart()::drain).hasMessageContainingAll("a.jsonl", "overwritten or replaced");
        }
    }

    /** It would be read again with each line; so it is when as much again has come, and at the next start. */
    @Test
    void a_large_file_that_grows_is_not_read_again_each_time() throws IOException {
        CountingFiles files = new CountingFiles();
        String lines = LINE.repeat(40_000);
        write("a.jsonl", lines);
        JsonLinesSource<Tick> source = JsonLinesSource.of(directory, Tick.class, files.files(), Clock.system());
        try (SourceDriver<Tick> driver = new SourceDriver<>(source).drain()) {
            for (int n = 0; n < 100; n++) {
                append("a.jsonl", LINE);
                driver.drain();
            }
            assertThat(files.bytesRead()).isLessThan(5L * lines.length());

            overwrite("a.jsonl", 2_000_005);
            append("a.jsonl", LINE);
            driver.drain();
            driver.restart();
            append("a.jsonl", LINE);
            assertThatThrownBy(driver::drain).hasMessageContainingAll("a.jsonl", "line 40101", "overwritten");
        }
    }

    @Test
    void what_was_read_without_its_newline_counts_too() throws IOException {
        write("a.jsonl", LINE.repeat(69).stripTrailing());
        try (SourceDriver<Tick> driver = new SourceDriver<>(source()).drainToEnd()) {
            append("a.jsonl", "\n{\"n\":2}\n");
            driver.drain();
            append("a.jsonl", "{\"n\":3}\n");
            assertThat(driver.restart().drain().events()).hasSize(71);

            overwrite("a.jsonl", 5_005);
            append("a.jsonl", "{\"n\":4}\n");
            assertThatThrownBy(driver::drain).hasMessageContainingAll("line 71", "overwritten");
        }
    }

    @Test
    void an_offset_of_the_version_that_kept_no_sums_gets_them_when_a_file_grows() throws IOException {
        write("a.jsonl", LINE.repeat(69));
        try (SourceDriver<Tick> driver = new SourceDriver<>(source()).drain()) {
            driver.position = new Offset(driver.position.json().replaceFirst(",\"sum\":\"[0-9a-f]*\"", ""));
            append("a.jsonl", "{\"n\":2}\n");
            assertThat(driver.restart().drain().events()).hasSize(70);

            overwrite("a.jsonl", 5_005);
            append("a.jsonl", "{\"n\":3}\n");
            assertThatThrownBy(driver.restart()::drain).hasMessageContainingAll("line 70", "overwritten");
        }
    }

    /** Puts a 9 in the place of a 1, or the other way round. */
    private void overwrite(String name, long position) throws IOException {
        try (RandomAccessFile file =
                new RandomAccessFile(directory.resolve(name).toFile(), "rw")) {
            file.seek(position);
            int before = file.read();
            file.seek(position);
            file.write((before == '1' ? "9" : "1").getBytes(StandardCharsets.US_ASCII));
        }
    }
}
